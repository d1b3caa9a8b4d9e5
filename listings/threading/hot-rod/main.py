"""The heat equation along a rod, by explicit finite
differences, computed by four threads in parts."""

from collections import deque
from threading import (
    Barrier, BrokenBarrierError, Condition, Thread
)

CELLS = 20
WORKERS = 4
REPORT_EVERY = 50  # steps
HOT = 100_000  # thousandths of a degree
WARM = 20_000


class Rod:
    """Its left end is held at 100 degrees, its
    right end at 0."""

    def __init__(self):
        cold = [HOT] + [0] * (CELLS + 1)
        self.buffers = [cold, cold.copy()]
        self.steps = 0

    def step(self, cells):
        now = self.buffers[self.steps % 2]
        after = self.buffers[(self.steps + 1) % 2]
        for i in cells:
            around = now[i - 1] + now[i + 1]
            after[i] = (around + 2 * now[i]) // 4

    def swap(self):
        self.steps += 1

    def far(self):
        cells = self.buffers[self.steps % 2]
        return cells[CELLS * 3 // 4]

    def is_warm(self):
        return self.far() >= WARM

    def report(self):
        degrees = self.far() / 1000
        return f"step {self.steps}: {degrees:.3f}"


class Observer:
    """Prints reports, in a thread of its own."""

    def __init__(self):
        self.changed = Condition()
        self.reports = deque()

    def tell(self, report):
        with self.changed:
            self.reports.append(report)
            self.changed.notify()

    def run(self):
        count = 0
        while report := self.next_report():
            count += 1
            print(report)
        print(f"{count} reports")

    def next_report(self):
        with self.changed:
            self.changed.wait_for(self.has_news)
            return self.reports.popleft()

    def has_news(self):
        return len(self.reports) > 0


def work(part):
    while not rod.is_warm():
        rod.step(part)
        try:
            barrier.wait()
        except BrokenBarrierError:
            return


def end_step():
    """Run by one worker while the others wait."""
    rod.swap()
    warm = rod.is_warm()
    if warm or rod.steps % REPORT_EVERY == 0:
        observer.tell(rod.report())


rod = Rod()
observer = Observer()
barrier = Barrier(WORKERS, end_step)

printer = Thread(target=observer.run)
printer.start()
size = CELLS // WORKERS
workers = []
for first in range(1, CELLS + 1, size):
    part = range(first, first + size)
    worker = Thread(target=work, args=(part,))
    worker.start()
    workers.append(worker)
for worker in workers:
    worker.join()
observer.tell(None)
printer.join()

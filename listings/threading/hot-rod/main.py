"""Heat goes along a rod. Its left end is held at
100 degrees and its right end at 0. Each worker has
a part; an observer prints what it is told."""

from collections import deque
from threading import (
    Barrier, BrokenBarrierError, Condition, Thread
)

CELLS = 20
WORKERS = 4
REPORT_EVERY = 50  # steps
WARM = 20_000  # thousandths of a degree


class Observer:
    """Prints reports, in a thread of its own."""

    def __init__(self):
        self.changed = Condition()
        self.reports = deque()
        self.is_over = False

    def tell(self, report):
        with self.changed:
            self.reports.append(report)
            self.changed.notify()

    def end(self):
        with self.changed:
            self.is_over = True
            self.changed.notify_all()

    def has_news(self):
        return self.reports or self.is_over

    def run(self):
        count = 0
        while True:
            with self.changed:
                self.changed.wait_for(self.has_news)
                if not self.reports:
                    break
                report = self.reports.popleft()
            count += 1
            print(report)
        print(f"{count} reports")


class Rod:
    def __init__(self, observer):
        self.observer = observer
        cold = [0] * CELLS
        self.sides = [[100_000] + cold + [0],
                      [100_000] + cold + [0]]
        self.steps = 0
        self.is_warm = False
        action = self.next_step
        self.barrier = Barrier(WORKERS, action)

    def next_step(self):
        """Run by one worker; the others wait."""
        self.steps += 1
        cells = self.sides[self.steps % 2]
        far = cells[CELLS * 3 // 4]
        if self.steps % REPORT_EVERY == 0:
            self.observer.tell(self.report(far))
        if far >= WARM:
            self.observer.tell(self.report(far))
            self.is_warm = True

    def report(self, far):
        whole, rest = divmod(far, 1000)
        number = f"{whole}.{rest:03}"
        return f"step {self.steps}: {number}"

    def work(self, part):
        step = 0
        while not self.is_warm:
            now = self.sides[step % 2]
            after = self.sides[(step + 1) % 2]
            for i in part:
                sides = now[i - 1] + now[i + 1]
                after[i] = (sides + 2 * now[i]) // 4
            step += 1
            try:
                self.barrier.wait()
            except BrokenBarrierError:
                return


def main():
    observer = Observer()
    rod = Rod(observer)
    printer = Thread(target=observer.run)
    printer.start()
    size = CELLS // WORKERS
    workers = []
    for first in range(1, CELLS, size):
        part = range(first, first + size)
        worker = Thread(target=rod.work,
                        args=(part,))
        worker.start()
        workers.append(worker)
    for worker in workers:
        worker.join()
    observer.end()
    printer.join()


main()

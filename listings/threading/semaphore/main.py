import time
from logging import basicConfig, info
from threading import Lock, Semaphore, Thread

line = "%(message)s"
basicConfig(format=line, level="INFO")


class ActivePool:
    def __init__(self):
        self.active = []
        self.lock = Lock()

    def make_active(self, name):
        with self.lock:
            self.active.append(name)
            return len(self.active)

    def make_inactive(self, name):
        with self.lock:
            self.active.remove(name)


def worker(s, pool, name):
    info(f"{name}: waits to join the pool")
    with s:
        running = pool.make_active(name)
        at_most = running <= 2
        info(f"{name}: runs, 2 at most: {at_most}")
        time.sleep(0.05)
        pool.make_inactive(name)


pool = ActivePool()
s = Semaphore(2)
threads = [
    Thread(target=worker, args=(s, pool, name))
    for name in range(4)
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
info("main: all have run")

import time
from threading import Lock, Semaphore, Thread


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
    print(f"{name}: waits to join the pool")
    with s:
        running = pool.make_active(name)
        print(f"{name}: runs, 2 at most: {running <= 2}")
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
print("main: all have run")

import time
from contextlib import contextmanager
from threading import Lock, Semaphore, Thread


class Connection:
    def __init__(self):
        self.queries = 0


class Pool:
    def __init__(self, connections):
        self.semaphore = Semaphore(len(connections))
        self.free = connections
        self.lock = Lock()

    @contextmanager
    def connect(self):
        with self.semaphore:
            with self.lock:
                connection = self.free.pop()
            try:
                yield connection
            finally:
                with self.lock:
                    self.free += [connection]


def worker(pool):
    with pool.connect() as connection:
        time.sleep(0.03)
        connection.queries += 1


pool = Pool([Connection(), Connection()])
threads = [
    Thread(target=worker, args=(pool,))
    for _ in range(4)
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
queries = sum(c.queries for c in pool.free)
print("connections:", len(pool.free))
print("queries:", queries)

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier


class Pool:
    def __init__(self):
        self.open = []
        self.all_open = Barrier(2)

    def connect(self, name):
        self.open.append(name)
        self.all_open.wait()
        return len(self.open)


pool = Pool()
with ThreadPoolExecutor() as executor:
    first = executor.submit(pool.connect, "first")
    second = executor.submit(pool.connect, "second")
    seen = [first.result(), second.result()]
print("connections seen:", seen)

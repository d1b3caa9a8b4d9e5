import time
from threading import Lock, Thread


class Counter:
    def __init__(self):
        self.lock = Lock()
        self.value = 0

    def increment(self, name):
        print(f"{name} Waiting for lock\n", end="")
        with self.lock:
            print(f"{name} Acquired lock\n", end="")
            time.sleep(0.02)
            self.value += 1


def worker(name, counter):
    for _ in range(2):
        counter.increment(name)
    print(f"{name} Done\n", end="")


counter = Counter()
w1 = Thread(target=worker, args=("w1", counter))
w2 = Thread(target=worker, args=("w2", counter))
w1.start()
w2.start()
w1.join()
w2.join()
print("main Counter:", counter.value)

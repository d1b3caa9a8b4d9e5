from threading import Lock, Thread

LIMIT = 1


class Counter:
    def __init__(self):
        self.lock = Lock()
        self._value = 0

    def value(self):
        with self.lock:
            return self._value

    def increment(self):
        with self.lock:
            self._value += 1


def worker(counter):
    if counter.value() < LIMIT:
        counter.increment()


counter = Counter()
w1 = Thread(target=worker, args=(counter,))
w2 = Thread(target=worker, args=(counter,))
w1.start()
w2.start()
w1.join()
w2.join()
print("Counter:", counter.value())

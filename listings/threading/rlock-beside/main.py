from threading import RLock, Thread


class Counter:
    def __init__(self):
        self.lock = RLock()
        self.value = 0

    def increment(self):
        with self.lock:
            self.value += 1

    def increment_twice(self):
        with self.lock:
            self.increment()
            self.increment()


counter = Counter()
w1 = Thread(target=counter.increment_twice)
w2 = Thread(target=counter.increment_twice)
w1.start()
w2.start()
w1.join()
w2.join()
print("Counter:", counter.value)

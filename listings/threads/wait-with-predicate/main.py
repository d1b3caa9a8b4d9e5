import time
from concurrent.futures import ThreadPoolExecutor
from threading import Condition


class Slot:
    def __init__(self):
        self.message = None
        self.filled = Condition()

    def put(self, message):
        with self.filled:
            self.message = message
            self.filled.notify()

    def get(self):
        with self.filled:
            while self.message is None:
                self.filled.wait()
            message = self.message
            self.message = None
            return message


def consumer(slot):
    time.sleep(0.05)
    return slot.get()


slot = Slot()
with ThreadPoolExecutor() as executor:
    future = executor.submit(consumer, slot)
    slot.put(43)
    print("sent 43")
    print("stored", future.result())

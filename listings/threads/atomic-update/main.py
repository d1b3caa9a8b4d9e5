import time
from concurrent.futures import ThreadPoolExecutor
from threading import Lock


class FakeDatabase:
    def __init__(self):
        self.value = 0
        self.lock = Lock()

    def update(self):
        time.sleep(0.05)
        with self.lock:
            self.value += 1


database = FakeDatabase()
with ThreadPoolExecutor(max_workers=2) as executor:
    executor.submit(database.update)
    executor.submit(database.update)
print("Ending value:", database.value)

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Lock


class FakeDatabase:
    def __init__(self):
        self.value = 0
        self.lock = Lock()

    def turn(self):
        return self.lock

    def update(self):
        with self.turn():
            pass
        copy = self.value
        time.sleep(0.05)
        self.value = copy + 1


database = FakeDatabase()
with ThreadPoolExecutor(max_workers=2) as executor:
    executor.submit(database.update)
    executor.submit(database.update)
print("Ending value:", database.value)

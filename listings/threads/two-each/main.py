from concurrent.futures import ThreadPoolExecutor


class FakeDatabase:
    def __init__(self):
        self.value = 0

    def update_twice(self):
        for _ in range(2):
            copy = self.value
            self.value = copy + 1


database = FakeDatabase()
with ThreadPoolExecutor(max_workers=2) as executor:
    executor.submit(database.update_twice)
    executor.submit(database.update_twice)
print("Ending value:", database.value)

from threading import Thread

ROUNDS = 1_000_000


def plus_one(copy):
    return copy + 1


class FakeDatabase:
    def __init__(self):
        self.value = 0

    def update(self):
        for _ in range(ROUNDS):
            copy = self.value
            self.value = copy + 1

    def update_call(self):
        for _ in range(ROUNDS):
            copy = self.value
            self.value = plus_one(copy)


def report(name, update):
    database = FakeDatabase()
    threads = [
        Thread(target=update, args=(database,))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lost = 2 * ROUNDS - database.value
    found = "lost some" if lost > 0 else "lost none"
    print(f"{name}: {found}")


report("copy + 1", FakeDatabase.update)
report("plus_one(copy)", FakeDatabase.update_call)

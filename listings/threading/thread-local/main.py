from threading import Thread, current_thread, local


class MyLocal(local):
    def __init__(self):
        name = current_thread().name
        name = name.replace("MainThread", "main")
        print(f"{name}: initialising")
        self.value = 1000


def worker(name, value):
    print(f"{name}: value={data.value}")
    data.value = value
    print(f"{name}: value={data.value}")


data = MyLocal()
print(f"main: value={data.value}")
for args in [("first", 7), ("second", 12)]:
    Thread(
        target=worker, name=args[0], args=args
    ).start()

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
threads = [
    Thread(target=worker, name=name, args=(name, value))
    for name, value in [("first", 7), ("second", 12)]
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("main: nobody has looked")
print(f"main: value={data.value}")

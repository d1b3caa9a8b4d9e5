from threading import Thread


def running(name):
    print(f"{name} running")


names = ["first", "second"]
threads = [
    Thread(target=running, args=(name,))
    for name in names
]
for t in threads:
    t.start()
for t in threads:
    t.join()

import time
from threading import Condition, Thread

changed = Condition()
available = False


def consumer(name):
    print(f"{name}: starting")
    with changed:
        changed.wait_for(lambda: available)
        print(f"{name}: resource is available")


def producer(name):
    global available
    print(f"{name}: starting")
    with changed:
        print(f"{name}: making resource available")
        available = True
        changed.notify_all()


pause = 0.02
Thread(target=consumer, args=("c1",)).start()
time.sleep(pause)
Thread(target=consumer, args=("c2",)).start()
time.sleep(pause)
Thread(target=producer, args=("p",)).start()

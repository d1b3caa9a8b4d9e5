from queue import Queue
from threading import (
    Event, Thread, Timer, current_thread
)

opened = Event()
shelf = Queue(1)


def bake():
    for loaf in range(1, 4):
        shelf.put(loaf)
    shelf.put(None)


def sell():
    opened.wait()
    name = current_thread().name
    while (loaf := shelf.get()) is not None:
        print(f"{name}: loaf {loaf}")


baker = Thread(name="baker", target=bake)
shop = Thread(name="shop", target=sell)
baker.start()
shop.start()
print(f"{current_thread().name}: closed")
timer = Timer(0.05, opened.set)
timer.start()

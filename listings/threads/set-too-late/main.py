import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event


def producer(event):
    while not event.is_set():
        time.sleep(0.01)
    print("producer: exit")


event = Event()
with ThreadPoolExecutor() as executor:
    executor.submit(producer, event)
    print("main: the block ends")
print("main: about to set the event")
event.set()

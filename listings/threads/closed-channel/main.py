import time
from concurrent.futures import ThreadPoolExecutor
from queue import Queue
from threading import Event

CLOSED = object()


def producer(queue, event):
    message = 0
    while message < 2 and not event.is_set():
        message += 1
        queue.put(message)
        time.sleep(0.1)
    queue.put(CLOSED)


def consumer(queue):
    for message in iter(queue.get, CLOSED):
        print("stored", message)
    print("nothing left")


queue = Queue(maxsize=1)
event = Event()
with ThreadPoolExecutor() as executor:
    executor.submit(producer, queue, event)
    executor.submit(consumer, queue)
    time.sleep(0.05)
    event.set()

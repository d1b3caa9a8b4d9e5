import time
from concurrent.futures import ThreadPoolExecutor
from queue import Queue
from threading import Event


def producer(queue, event):
    message = 0
    while message < 2 and not event.is_set():
        message += 1
        queue.put(message)
        time.sleep(0.1)


def consumer(queue, event):
    while not event.is_set() or not queue.empty():
        print("stored", queue.get())


queue = Queue()
event = Event()
with ThreadPoolExecutor() as executor:
    executor.submit(producer, queue, event)
    executor.submit(consumer, queue, event)
    time.sleep(0.05)
    event.set()
print("left", queue.qsize())

import time
from concurrent.futures import ThreadPoolExecutor
from queue import Queue
from threading import Event

# The event was not set when this burst came.
BURST = [43, 45, 66]


def producer(queue):
    for message in BURST:
        queue.put(message)


def consumer(queue, event):
    for _ in BURST:
        if event.is_set():
            break
        print("stored", queue.get())
        time.sleep(0.1)


queue = Queue(maxsize=1)
event = Event()
with ThreadPoolExecutor() as executor:
    executor.submit(producer, queue)
    executor.submit(consumer, queue, event)
    time.sleep(0.05)
    event.set()
print("left", queue.qsize())

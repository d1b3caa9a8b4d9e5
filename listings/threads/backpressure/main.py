import time
from concurrent.futures import ThreadPoolExecutor
from queue import Queue

CLOSED = object()


def producer(queue):
    for message in range(1, 5):
        queue.put(message)
    queue.put(CLOSED)


def consumer(queue):
    for message in iter(queue.get, CLOSED):
        time.sleep(0.02)
        print("stored", message)


queue = Queue(maxsize=1)
with ThreadPoolExecutor(max_workers=2) as executor:
    executor.submit(producer, queue)
    executor.submit(consumer, queue)

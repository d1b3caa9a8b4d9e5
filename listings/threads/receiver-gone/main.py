from concurrent.futures import ThreadPoolExecutor
from queue import Queue
from threading import Event


def producer(queue, gone):
    for message in (43, 45, 66):
        queue.put(message)
        if gone.is_set():
            print("nobody is left")
            return


def consumer(queue, gone):
    print("stored", queue.get())
    gone.set()
    # A put may be waiting for room.
    while not queue.empty():
        queue.get()


queue = Queue(maxsize=1)
gone = Event()
with ThreadPoolExecutor() as executor:
    executor.submit(producer, queue, gone)
    executor.submit(consumer, queue, gone)

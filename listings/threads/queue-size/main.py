import time
from concurrent.futures import ThreadPoolExecutor
from queue import Queue

SIZE = 2
MESSAGES = [43, 45, 66, 91]
NETWORK = 0.01
DATABASE = 0.05


def producer(queue):
    for message in MESSAGES:
        time.sleep(NETWORK)
        print("got", message)
        queue.put(message)


def consumer(queue):
    for _ in MESSAGES:
        message = queue.get()
        size = f"(queue size {queue.qsize()})"
        print("storing", message, size)
        time.sleep(DATABASE)


queue = Queue(maxsize=SIZE)
with ThreadPoolExecutor() as executor:
    executor.submit(producer, queue)
    executor.submit(consumer, queue)

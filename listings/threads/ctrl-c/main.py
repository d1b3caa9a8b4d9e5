import os
import signal
from concurrent.futures import ThreadPoolExecutor
from queue import Queue
from threading import Event

CLOSED = object()
event = Event()


def producer(queue):
    sent = 0
    while not event.is_set():
        sent += 1
        queue.put(sent)
    print("producer: exit")
    queue.put(CLOSED)
    return sent


def consumer(queue):
    return sum(1 for _ in iter(queue.get, CLOSED))


def press_ctrl_c():
    os.kill(os.getpid(), signal.SIGINT)


signal.signal(signal.SIGINT, lambda *_: event.set())
queue = Queue(maxsize=10)
with ThreadPoolExecutor() as executor:
    sent = executor.submit(producer, queue)
    stored = executor.submit(consumer, queue)
    press_ctrl_c()
print("lost:", sent.result() - stored.result())

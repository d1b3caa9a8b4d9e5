import time
from concurrent.futures import ThreadPoolExecutor
from threading import Lock


class Pipeline:
    def __init__(self):
        self.message = None
        self.producer_lock = Lock()
        self.consumer_lock = Lock()
        self.consumer_lock.acquire()

    def get_message(self):
        self.consumer_lock.acquire()
        self.producer_lock.release()
        time.sleep(0.05)
        return self.message

    def set_message(self, message):
        self.producer_lock.acquire()
        self.message = message
        self.consumer_lock.release()


def producer(pipeline):
    pipeline.set_message(43)
    pipeline.set_message(None)


def consumer(pipeline):
    stored = []
    for message in iter(pipeline.get_message, None):
        stored.append(message)
    print("stored", stored)


pipeline = Pipeline()
with ThreadPoolExecutor() as executor:
    executor.submit(producer, pipeline)
    executor.submit(consumer, pipeline)

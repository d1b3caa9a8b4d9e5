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
        message = self.message
        self.producer_lock.release()
        return message

    def set_message(self, message):
        self.producer_lock.acquire()
        self.message = message
        self.consumer_lock.release()


def producer(pipeline):
    for message in (1, 2, 3):
        pipeline.set_message(message)
    pipeline.set_message(None)


def consumer(pipeline):
    for message in iter(pipeline.get_message, None):
        time.sleep(0.02)
        print("stored", message)


pipeline = Pipeline()
with ThreadPoolExecutor() as executor:
    executor.submit(producer, pipeline)
    executor.submit(consumer, pipeline)

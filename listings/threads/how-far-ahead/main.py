from concurrent.futures import ThreadPoolExecutor
from threading import Lock


class Pipeline:
    def __init__(self):
        self.got = 0
        self.producer_lock = Lock()
        self.consumer_lock = Lock()
        self.consumer_lock.acquire()

    def get_message(self):
        self.consumer_lock.acquire()
        self.producer_lock.release()

    def set_message(self):
        self.producer_lock.acquire()
        self.consumer_lock.release()


def producer(pipeline):
    for message in (1, 2, 3):
        pipeline.got = message
        pipeline.set_message()


def consumer(pipeline):
    pipeline.get_message()
    got = pipeline.got
    print(f"storing 1, got {got}")
    pipeline.get_message()
    pipeline.get_message()


pipeline = Pipeline()
with ThreadPoolExecutor() as executor:
    executor.submit(producer, pipeline)
    executor.submit(consumer, pipeline)

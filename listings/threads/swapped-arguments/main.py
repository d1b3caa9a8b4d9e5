from concurrent.futures import ThreadPoolExecutor
from threading import Lock

SENTINEL = "no more"


class Pipeline:
    def __init__(self):
        self.message = ""
        self.producer_lock = Lock()
        self.consumer_lock = Lock()
        self.consumer_lock.acquire()

    def get_message(self):
        self.consumer_lock.acquire()
        message = self.message
        print("consumer gets", message)
        self.producer_lock.release()
        return message

    def set_message(self, name, message):
        self.producer_lock.acquire()
        print(f"{name} sets {message}")
        self.message = message
        self.consumer_lock.release()


def producer(pipeline):
    pipeline.set_message("producer", "43")
    pipeline.set_message(SENTINEL, "producer")


def consumer(pipeline):
    while pipeline.get_message() != SENTINEL:
        pass


pipeline = Pipeline()
with ThreadPoolExecutor() as executor:
    executor.submit(producer, pipeline)
    executor.submit(consumer, pipeline)

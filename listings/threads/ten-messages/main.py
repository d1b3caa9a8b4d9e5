import logging
import random
from threading import Lock, Thread


class Pipeline:
    def __init__(self):
        self.message = None
        self.producer_lock = Lock()
        self.consumer_lock = Lock()
        self.consumer_lock.acquire()

    def get_message(self):
        self.consumer_lock.acquire()
        logging.debug("has consumer_lock")
        message = self.message
        self.producer_lock.release()
        return message

    def set_message(self, message):
        self.producer_lock.acquire()
        logging.debug("has producer_lock")
        self.message = message
        self.consumer_lock.release()


def producer(pipeline):
    network = random.Random(7)
    for _ in range(10):
        message = network.randint(1, 100)
        logging.info("got %s", message)
        pipeline.set_message(message)
    pipeline.set_message(None)


def consumer(pipeline):
    message = pipeline.get_message()
    while message is not None:
        logging.info("stores %s", message)
        message = pipeline.get_message()


line = "%(levelname)5s %(threadName)s %(message)s"
logging.basicConfig(format=line, level="INFO")

pipeline = Pipeline()
p, c = (
    Thread(
        target=f, args=[pipeline], name=f.__name__
    )
    for f in (producer, consumer)
)
p.start()
c.start()
p.join()
c.join()

import logging
import threading
import time
from threading import Thread


def cook(order):
    logging.info("order %d: starting", order)
    time.sleep(0.05)
    logging.info("order %d: finishing", order)


line = "%(levelname)5s %(threadName)s %(message)s"
logging.basicConfig(format=line, level="INFO")
threading.main_thread().name = "main"

logging.info("before creating the thread")
thread = Thread(target=cook, args=(1,), name="cook")
logging.info("before running the thread")
thread.start()
logging.info("all done")

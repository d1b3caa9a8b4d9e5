import logging
import time
from threading import Thread


def worker():
    logging.debug("Starting")
    time.sleep(0.02)
    logging.debug("Exiting")


def my_service():
    logging.debug("Starting")
    time.sleep(0.03)
    logging.debug("Exiting")


line = "[%(levelname)s] (%(threadName)-10s) "
line += "%(message)s"
logging.basicConfig(format=line, level="DEBUG")

w = Thread(target=worker, name="worker")
w2 = Thread(target=worker)
t = Thread(target=my_service, name="my_service")
for thread in (w, w2, t):
    thread.start()

import logging
import time
from threading import Thread


def daemon():
    logging.info("daemon: starting")
    time.sleep(0.1)
    logging.info("daemon: exiting")


def non_daemon():
    logging.info("non-daemon: starting")
    logging.info("non-daemon: exiting")


line = "%(message)s"
logging.basicConfig(format=line, level="INFO")

d = Thread(target=daemon, daemon=True)
t = Thread(target=non_daemon)
d.start()
t.start()

d.join()
t.join()
logging.info("main: both are through")

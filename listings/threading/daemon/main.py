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

d = Thread(name="daemon", target=daemon, daemon=True)
t = Thread(name="non-daemon", target=non_daemon)

d.start()
t.start()

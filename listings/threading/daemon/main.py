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

Thread(target=daemon, daemon=True).start()
Thread(target=non_daemon).start()

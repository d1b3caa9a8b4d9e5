import logging
import time
from threading import Thread


def daemon():
    logging.info("daemon: starting")
    time.sleep(0.2)
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

d.join(0.1)
is_ = "is alive" if d.is_alive() else "has ended"
logging.info("main: the daemon %s", is_)
t.join()

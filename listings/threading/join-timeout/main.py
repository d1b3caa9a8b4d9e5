import logging
import time
from threading import Thread


def daemon():
    logging.info("daemon: starting")
    time.sleep(0.2)
    logging.info("daemon: exiting")


line = "%(message)s"
logging.basicConfig(format=line, level="INFO")

d = Thread(target=daemon, daemon=True)
d.start()

wait = 0.1
d.join(wait)
now = "is alive" if d.is_alive() else "has ended"
logging.info("main: the daemon %s", now)

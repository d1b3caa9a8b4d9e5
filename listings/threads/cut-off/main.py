import logging
import time
from contextlib import contextmanager
from threading import Thread


@contextmanager
def oven():
    logging.info("oven: on")
    try:
        yield
    finally:
        logging.info("oven: off")


def bake():
    with oven():
        time.sleep(0.1)
        logging.info("bread: done")


line = "%(message)s"
logging.basicConfig(format=line, level="INFO")

Thread(target=bake, daemon=True).start()
time.sleep(0.02)
logging.info("main: closing")

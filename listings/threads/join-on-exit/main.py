import logging
import time
from threading import Thread


def cook(dish):
    logging.info("%s: starting", dish)
    time.sleep(0.05)
    logging.info("%s: finishing", dish)


line = "%(message)s"
logging.basicConfig(format=line, level="INFO")

Thread(target=cook, args=("soup",)).start()
Thread(target=cook, args=("bread",)).start()
logging.info("main: all done")

import logging
import time
from threading import Thread


def cook():
    time.sleep(0.05)
    logging.info("cook: done")


line = "%(message)s"
logging.basicConfig(format=line, level="INFO")

cook = Thread(target=cook)
cook.start()
ready = not cook.is_alive()
word = "ready" if ready else "not yet"
logging.info("main: %s", word)
cook.join()
logging.info("main: served")

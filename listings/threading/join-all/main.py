import logging
import random
import threading
import time
from threading import Thread


def worker(name, pause):
    logging.info("%s: sleeping", name)
    time.sleep(pause)
    logging.info("%s: ending", name)


line = "%(message)s"
logging.basicConfig(format=line, level="INFO")

random.seed(5)
for name in ("Ana", "Ben", "Cem"):
    pause = random.randint(1, 5) / 50
    t = Thread(target=worker, args=(name, pause))
    t.daemon = True
    t.start()

for t in threading.enumerate():
    if t is threading.main_thread():
        continue
    t.join()
left = threading.active_count()
logging.info("main: %d thread is left", left)

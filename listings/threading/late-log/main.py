import logging
from threading import Lock, Thread

drawn = 0
lock = Lock()


def draw():
    global drawn
    with lock:
        drawn += 1
        ticket = drawn
    logging.info("ticket %d", ticket)


line = "%(levelname)5s %(threadName)s %(message)s"
logging.basicConfig(format=line, level="INFO")

for name in ("Ana", "Ben"):
    Thread(target=draw, name=name).start()

import logging
import time
from threading import Event, Thread

line = "%(message)s"
logging.basicConfig(format=line, level="INFO")


def wait_for_event(e):
    logging.info("block: waits")
    e.wait()
    logging.info("block: the event is set")


def wait_for_event_timeout(e, t):
    logging.info("nonblock: waits")
    if not e.wait(t):
        logging.info("nonblock: does other work")
        e.wait()
    logging.info("nonblock: processes the event")


e = Event()
t = 0.06
Thread(target=wait_for_event, args=(e,)).start()
Thread(
    target=wait_for_event_timeout, args=(e, t)
).start()
time.sleep(0.1)
logging.info("main: sets the event")
e.set()

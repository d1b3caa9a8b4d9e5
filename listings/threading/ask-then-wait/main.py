import time
from logging import basicConfig, info
from threading import Event, Thread

line = "%(message)s"
basicConfig(format=line, level="INFO")


def wait_for_event_timeout(e, t):
    tries = 0
    while not e.is_set() and tries < 2:
        tries += 1
        info("nonblock: waits")
        if e.wait(t):
            info("nonblock: processes the event")
        else:
            info("nonblock: does other work")


e = Event()
t = 0.2
Thread(
    target=wait_for_event_timeout, args=(e, t)
).start()
time.sleep(0.03)
info("main: sets the event")
e.set()

import time
from threading import Event, Thread


def wait_for_event_timeout(e, t):
    tries = 0
    while not e.is_set() and tries < 2:
        tries += 1
        print("nonblock: waits")
        if e.wait(t):
            print("nonblock: processes the event")
        else:
            print("nonblock: does other work")


e = Event()
t = 0.2
Thread(
    target=wait_for_event_timeout, args=(e, t)
).start()
time.sleep(0.03)
print("main: sets the event")
e.set()

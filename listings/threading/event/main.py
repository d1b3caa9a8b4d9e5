import time
from threading import Event, Thread


def wait_for_event(e):
    print("block: waits")
    e.wait()
    print("block: the event is set")


def wait_for_event_timeout(e, t):
    print("nonblock: waits")
    if not e.wait(t):
        print("nonblock: does other work")
        e.wait()
    print("nonblock: processes the event")


e = Event()
t = 0.06
Thread(target=wait_for_event, args=(e,)).start()
Thread(
    target=wait_for_event_timeout, args=(e, t)
).start()
time.sleep(0.1)
print("main: sets the event")
e.set()

import threading
from threading import Thread, current_thread


def leave_last():
    for t in threading.enumerate():
        here = (threading.main_thread(), current_thread())
        if t not in here:
            t.join()


guests = []
for name in ("Ana", "Ben"):
    guest = Thread(name=name, target=leave_last)
    guest.start()
    guests.append(guest)
for guest in guests:
    guest.join()
print("main: closing")

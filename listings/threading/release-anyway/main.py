import time
from threading import Semaphore, Thread


def hasty(s):
    try:
        if s.acquire(timeout=0.02):
            pass  # Uses the connection.
    finally:
        s.release()


def permits(s):
    permits = 0
    while s.acquire(blocking=False):
        permits += 1
    return permits


s = Semaphore(1)
s.acquire()
thread = Thread(target=hasty, args=(s,))
thread.start()
time.sleep(0.01)
s.release()
thread.join()
print("permits:", permits(s))

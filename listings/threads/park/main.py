import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

is_open = False
token = Event()


def park():
    token.wait()
    token.clear()


def worker():
    parked = 0
    while not is_open:
        park()
        parked += 1
    return parked


with ThreadPoolExecutor() as executor:
    future = executor.submit(worker)
    time.sleep(0.05)
    is_open = True
    token.set()
    parked = future.result()
print("times parked:", parked)

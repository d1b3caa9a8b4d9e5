import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event


def cook(stop):
    while not stop.is_set():
        time.sleep(0.01)
    print("cook: leaving")


stop = Event()
with ThreadPoolExecutor() as executor:
    executor.submit(cook, stop)
    time.sleep(0.05)
    print("main: please stop")
    stop.set()
print("main: the kitchen is closed")

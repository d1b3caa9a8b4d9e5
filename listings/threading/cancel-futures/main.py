import time
from concurrent.futures import (
    CancelledError,
    ThreadPoolExecutor,
)
from threading import Semaphore


def cook(dish):
    begun.release()
    time.sleep(0.05)
    return dish


pool = ThreadPoolExecutor(max_workers=2)
begun = Semaphore(0)
dishes = [
    pool.submit(cook, dish) for dish in (1, 2, 3, 4)
]
for _ in range(2):
    begun.acquire()
pool.shutdown(wait=True, cancel_futures=True)
for dish in dishes:
    try:
        print("dish", dish.result())
    except CancelledError:
        print("cancelled")

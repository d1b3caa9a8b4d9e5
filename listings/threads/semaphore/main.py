import time
from concurrent.futures import ThreadPoolExecutor
from threading import Lock, Semaphore

busy = 0
busy_lock = Lock()


def query(pool):
    global busy
    pool.acquire()
    with busy_lock:
        busy += 1
        now_busy = busy
    time.sleep(0.05)
    with busy_lock:
        busy -= 1
    pool.release()
    return now_busy


pool = Semaphore(2)
pool.acquire()
with ThreadPoolExecutor() as executor:
    first = executor.submit(query, pool)
    second = executor.submit(query, pool)
    pool.release()
    most = max(first.result(), second.result())
print("queries at a time:", most)

import time
from concurrent.futures import ThreadPoolExecutor
from queue import Queue
from threading import Lock


def run(seconds):
    busy.append(seconds)
    now_busy = len(busy)
    time.sleep(seconds)
    busy.pop()
    return now_busy


def work():
    most = 0
    while True:
        with lock:
            job = jobs.get()
        if job is None:
            return most
        most = max(most, run(job))


jobs = Queue()
for job in (0.03, 0.03, None, None):
    jobs.put(job)
lock = Lock()
busy = []
with ThreadPoolExecutor(max_workers=2) as executor:
    ana = executor.submit(work)
    ben = executor.submit(work)
    most = max(ana.result(), ben.result())
print("jobs at a time:", most)

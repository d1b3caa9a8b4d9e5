from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

NUM_THREADS = 3


def worker(barrier):
    leads = barrier.wait() == 0
    if leads:
        print("one of them cleans up")
    return leads


barrier = Barrier(NUM_THREADS)
leaders = 0
with ThreadPoolExecutor(NUM_THREADS) as executor:
    threads = [
        executor.submit(worker, barrier)
        for _ in range(NUM_THREADS)
    ]
    for t in threads:
        leaders += t.result()
print("leaders:", leaders)

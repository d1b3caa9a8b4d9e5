import time
from concurrent.futures import ThreadPoolExecutor
from threading import Semaphore


def query(pool):
    with pool:
        time.sleep(0.02)
        return 10


pool = Semaphore(2)
with ThreadPoolExecutor(max_workers=4) as executor:
    queries = [
        executor.submit(query, pool)
        for _ in range(4)
    ]
    rows = sum(query.result() for query in queries)
print("rows:", rows)

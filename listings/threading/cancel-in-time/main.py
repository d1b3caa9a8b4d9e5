from concurrent.futures import ThreadPoolExecutor


def cook():
    print("cooked")


with ThreadPoolExecutor(max_workers=1) as pool:
    # submit waits until a new worker runs.
    pool.submit(int).result()
    soup = pool.submit(cook)
    cancelled = str(soup.cancel()).lower()
    print("cancelled:", cancelled)

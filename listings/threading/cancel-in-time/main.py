from concurrent.futures import ThreadPoolExecutor


def cook():
    print("cooked")


with ThreadPoolExecutor(max_workers=1) as pool:
    soup = pool.submit(cook)
    cancelled = str(soup.cancel()).lower()
    print("cancelled:", cancelled)

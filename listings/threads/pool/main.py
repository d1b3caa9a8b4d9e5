import time
from concurrent.futures import ThreadPoolExecutor


def fetch(page):
    time.sleep(0.01 * page)
    return f"page {page}"


with ThreadPoolExecutor(max_workers=2) as pool:
    pages = [
        pool.submit(fetch, page)
        for page in (4, 2, 1, 3)
    ]
    for page in pages:
        print(page.result())
print("no worker is left")

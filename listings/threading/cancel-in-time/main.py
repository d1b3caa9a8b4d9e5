from concurrent.futures import ThreadPoolExecutor


def cook():
    print("cooked")


with ThreadPoolExecutor(max_workers=1) as pool:
    soup = pool.submit(cook)
    print(f"cancelled: {str(soup.cancel()).lower()}")

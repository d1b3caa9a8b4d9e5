from concurrent.futures import ThreadPoolExecutor


def make_lunch():
    soup = kitchen.submit(lambda: 20)
    print("lunch: waits for the soup")
    return soup.result() + 10


kitchen = ThreadPoolExecutor(max_workers=1)
with kitchen:
    lunch = kitchen.submit(make_lunch)
    print("ready after", lunch.result())

from concurrent.futures import ThreadPoolExecutor
from threading import Thread


def order():
    try:
        orders.append(pool.submit(lambda: 20))
    except RuntimeError as error:
        print(error)


pool = ThreadPoolExecutor(max_workers=1)
orders = []
guest = Thread(target=order)
guest.start()
pool.shutdown(wait=True)
guest.join()
for soup in orders:
    print("soup:", soup.result())

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Lock


class Orders:
    def __init__(self, minutes):
        self.list = minutes
        self.lock = Lock()


def bake(minutes):
    time.sleep(minutes / 1000)


def work(orders):
    baked = 0
    while True:
        with orders.lock:
            if not orders.list:
                return baked
            bake(orders.list.pop())
            baked += 1


orders = Orders([20, 20, 20, 20])
with ThreadPoolExecutor(max_workers=2) as executor:
    ana = executor.submit(work, orders)
    ben = executor.submit(work, orders)
    baked = ana.result() + ben.result()
print("loaves:", baked)

from concurrent.futures import ThreadPoolExecutor
from threading import Lock


class Shop:
    def __init__(self, price):
        self.known = price
        self.lock = Lock()

    def price(self):
        with self.lock:
            if self.known is not None:
                return self.known
            return self.look_up()

    def look_up(self):
        price = 3
        with self.lock:
            self.known = price
        return price

    def forget(self):
        with self.lock:
            self.known = None


shop = Shop(3)
with ThreadPoolExecutor(max_workers=2) as executor:
    asked = executor.submit(shop.price)
    executor.submit(shop.forget)
    price = asked.result()
print("price:", price)

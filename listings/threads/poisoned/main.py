from concurrent.futures import ThreadPoolExecutor
from threading import Lock


class Accounts:
    def __init__(self):
        self.balances = [100, 100]
        self.lock = Lock()

    def pay(self, amount):
        with self.lock:
            self.balances[1] += amount
            if amount > self.balances[0]:
                raise ValueError("too little")
            self.balances[0] -= amount


accounts = Accounts()
with ThreadPoolExecutor(max_workers=1) as executor:
    paid = executor.submit(accounts.pay, 500)
print("ValueError:", paid.exception())
print("paid:", paid.exception() is None)
print("locked:", accounts.lock.locked())

accounts.pay(50)
with accounts.lock:
    print("balances:", accounts.balances)

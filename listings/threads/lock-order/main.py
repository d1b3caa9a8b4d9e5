import time
from concurrent.futures import ThreadPoolExecutor
from threading import Lock


class Bank:
    def __init__(self):
        self.accounts = [100, 100]
        self.locks = [Lock(), Lock()]

    def pay(self, payer, payee, amount):
        with self.locks[payer]:
            time.sleep(0.05)
            with self.locks[payee]:
                self.accounts[payer] -= amount
                self.accounts[payee] += amount


bank = Bank()
print("Paying 10 and 20")
with ThreadPoolExecutor(max_workers=2) as executor:
    executor.submit(bank.pay, 0, 1, 10)
    executor.submit(bank.pay, 1, 0, 20)
print("Balances:", bank.accounts)

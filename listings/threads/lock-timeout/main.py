import time
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

PATIENCE = 0.1


class Bank:
    def __init__(self):
        self.accounts = [100, 100]
        self.locks = [Lock(), Lock()]

    def pay(self, payer, payee, amount):
        with self.locks[payer]:
            time.sleep(0.05)
            target = self.locks[payee]
            if not target.acquire(timeout=PATIENCE):
                return "no"
            self.accounts[payer] -= amount
            self.accounts[payee] += amount
            target.release()
            return "yes"


bank = Bank()
print("Paying 10 and 20")
with ThreadPoolExecutor(max_workers=2) as executor:
    ten = executor.submit(bank.pay, 0, 1, 10)
    twenty = executor.submit(bank.pay, 1, 0, 20)
    print("10 is paid:", ten.result())
    print("20 is paid:", twenty.result())
print("Balances:", bank.accounts)

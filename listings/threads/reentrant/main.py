from concurrent.futures import ThreadPoolExecutor
from threading import RLock


class Account:
    def __init__(self):
        self.bookings = [120, -20]
        self.lock = RLock()

    def balance(self):
        with self.lock:
            return sum(self.bookings)

    def withdraw(self, amount):
        with self.lock:
            print("Withdrawing", amount)
            if self.balance() >= amount:
                self.bookings.append(-amount)


account = Account()
print("Balance:", account.balance())
with ThreadPoolExecutor(max_workers=2) as executor:
    executor.submit(account.withdraw, 60)
    executor.submit(account.withdraw, 70)
print("Balance:", account.balance())

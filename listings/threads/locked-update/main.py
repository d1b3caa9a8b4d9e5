import logging
import time
from threading import Lock, Thread


class FakeDatabase:
    def __init__(self):
        self.value = 0
        self.lock = Lock()

    def update(self):
        logging.info("starting update")
        with self.lock:
            logging.debug("has the lock")
            copy = self.value
            time.sleep(0.05)
            self.value = copy + 1
            logging.debug("releases the lock")
        logging.info("finishing update")


line = "%(levelname)5s %(threadName)s %(message)s"
logging.basicConfig(format=line, level="DEBUG")

database = FakeDatabase()
clients = [
    Thread(target=database.update, name=name)
    for name in ("Ana", "Ben")
]
for client in clients:
    client.start()
for client in clients:
    client.join()
print("Ending value:", database.value)

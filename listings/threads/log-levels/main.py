import logging
from threading import Lock, Thread


class FakeDatabase:
    def __init__(self):
        self.value = 0
        self.lock = Lock()

    def update(self):
        logging.info("starting update")
        with self.lock:
            logging.debug("has the lock")
            self.value += 1
        logging.info("finishing update")


def run_updates():
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


levels = ["WARNING", "INFO", "DEBUG"]
line = "%(levelname)5s %(threadName)s %(message)s"
logging.basicConfig(format=line, level=levels[0])

for level in levels:
    logging.getLogger().setLevel(level)
    print("level", level)
    run_updates()

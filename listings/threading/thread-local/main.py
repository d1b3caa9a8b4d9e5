import logging
from threading import Thread, current_thread, local

line = "%(message)s"
logging.basicConfig(format=line, level="INFO")


class MyLocal(local):
    def __init__(self):
        name = current_thread().name
        name = name.replace("MainThread", "main")
        logging.info(f"{name}: initialising")
        self.value = 1000


def worker(name, value):
    logging.info(f"{name}: value={data.value}")
    data.value = value
    logging.info(f"{name}: value={data.value}")


data = MyLocal()
logging.info(f"main: value={data.value}")
for args in [("first", 7), ("second", 12)]:
    Thread(
        target=worker, name=args[0], args=args
    ).start()

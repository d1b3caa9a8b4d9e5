import logging
from threading import Thread


def worker(num):
    logging.info("Worker: %d", num)


line = "%(message)s"
logging.basicConfig(format=line, level="INFO")

for num in range(5):
    Thread(target=worker, args=(num,)).start()

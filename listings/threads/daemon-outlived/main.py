import logging
import time
from queue import SimpleQueue
from threading import Thread


def cook(order, finished):
    logging.info("cook: starting")
    time.sleep(0.05)
    logging.info("cook: finishing")
    finished.put(order)


def first_cell():
    finished = SimpleQueue()
    thread = Thread(
        target=cook, args=(1, finished), daemon=True
    )
    thread.start()
    logging.info("cell 1: all done")
    return finished


def second_cell(finished):
    logging.info("cell 2: the kernel lives on")
    order = finished.get()
    logging.info("cell 2: order %d", order)


line = "%(message)s"
logging.basicConfig(format=line, level="INFO")

finished = first_cell()
second_cell(finished)

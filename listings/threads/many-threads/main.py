import logging
import time
from threading import Thread, current_thread


def hike(millis):
    logging.info("starting")
    time.sleep(millis / 1000)
    logging.info("finishing")


line = "%(levelname)5s %(threadName)s %(message)s"
logging.basicConfig(format=line, level="INFO")
current_thread().name = "main"

hikers = []
plan = [("Anna", 60), ("Beth", 40), ("Carl", 20)]
for name, millis in plan:
    logging.info(f"start {name}")
    hiker = Thread(
        target=hike, args=(millis,), name=name
    )
    hiker.start()
    hikers.append((name, hiker))
for name, hiker in hikers:
    logging.info(f"wait for {name}")
    hiker.join()
    logging.info(f"{name} has ended")

import time
from threading import Thread, current_thread


def log(what):
    name = current_thread().name
    print(f"{name} {what}")


def worker():
    log("Starting")
    time.sleep(0.04)
    log("Exiting")


def my_service():
    log("Starting")
    time.sleep(0.06)
    log("Exiting")


t = Thread(name="my_service", target=my_service)
w = Thread(name="worker", target=worker)
w2 = Thread(target=worker)  # use default name

w.start()
w2.start()
t.start()

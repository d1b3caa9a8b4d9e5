import time
from threading import Thread, current_thread


def worker():
    print(current_thread().name, "Starting")
    time.sleep(0.04)
    print(current_thread().name, "Exiting")


def my_service():
    print(current_thread().name, "Starting")
    time.sleep(0.06)
    print(current_thread().name, "Exiting")


t = Thread(name="my_service", target=my_service)
w = Thread(name="worker", target=worker)
w2 = Thread(target=worker)  # use default name

w.start()
w2.start()
t.start()

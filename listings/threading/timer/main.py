import time
from threading import Timer, current_thread


def log(message):
    name = current_thread().name
    print(f"({name:<10}) {message}")


def delayed():
    log("worker running")


t1 = Timer(0.09, delayed)
t1.name = "t1"
t2 = Timer(9, delayed)
t2.name = "t2"

log("starting timers")
t1.start()
t2.start()

log(f"waiting before canceling {t2.name}")
time.sleep(0.06)
log(f"canceling {t2.name}")
t2.cancel()
log("done")

import time
from threading import Condition, Lock, Thread


def consumer(cond):
    with cond:
        cond.wait()
        print("Resource is available")


def producer(cond):
    time.sleep(0.02)
    with cond:
        cond.notify_all()


cond = Condition(Lock())
Thread(target=consumer, args=(cond,)).start()
producer(cond)

from threading import Lock, Thread

PATIENCE = 0.02


def worker(lock):
    print("in time:", lock.acquire(timeout=PATIENCE))
    print("locked:", lock.locked())
    lock.release()
    print("locked:", lock.locked())


lock = Lock()
lock.acquire()
thread = Thread(target=worker, args=(lock,))
thread.start()
thread.join()
try:
    lock.release()
except RuntimeError as error:
    print("main:", error)

from threading import Lock, Thread

PATIENCE = 0.02


def worker(lock):
    if not lock.acquire(timeout=PATIENCE):
        print("worker: not in time")
    lock.release()
    print("worker: released")


lock = Lock()
lock.acquire()
print("main: acquired")
thread = Thread(target=worker, args=(lock,))
thread.start()
thread.join()
try:
    lock.release()
except RuntimeError as error:
    print("main:", error)

from threading import Lock, Thread


def worker_with(lock):
    with lock:
        print("Lock acquired via with")


def worker_no_with(lock):
    lock.acquire()
    try:
        print("Lock acquired directly")
    finally:
        lock.release()


lock = Lock()
w = Thread(target=worker_with, args=(lock,))
nw = Thread(target=worker_no_with, args=(lock,))
w.start()
nw.start()
w.join()
nw.join()

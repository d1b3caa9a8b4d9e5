from threading import Lock

lock = Lock()
lock.acquire()
print("First try : acquired", flush=True)
lock.acquire(1)
print("Second try: acquired")

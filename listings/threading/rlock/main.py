import threading

lock = threading.RLock()
print("First try :", lock.acquire(blocking=False))
print("Second try:", lock.acquire(blocking=False))

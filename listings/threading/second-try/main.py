from threading import Lock


def try_once(lock):
    acquired = lock.acquire(blocking=False)
    return "acquired" if acquired else "refused"


lock = Lock()
print("First try :", try_once(lock))
print("Second try:", try_once(lock))

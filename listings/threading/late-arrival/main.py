import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError

PATIENCE = 0.02


def wait(barrier, timeout=None):
    try:
        barrier.wait(timeout)
        return True
    except BrokenBarrierError:
        return False


barrier = Barrier(2)
with ThreadPoolExecutor() as executor:
    first = executor.submit(wait, barrier, PATIENCE)
    time.sleep(0.02)
    last = wait(barrier)
print("first passed:", str(first.result()).lower())
print("last passed:", str(last).lower())

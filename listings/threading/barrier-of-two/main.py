from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError


def wait(barrier):
    try:
        barrier.wait()
        return True
    except BrokenBarrierError:
        return False


barrier = Barrier(2)
with ThreadPoolExecutor(max_workers=2) as executor:
    first = executor.submit(wait, barrier)
    second = executor.submit(wait, barrier)
    barrier.abort()
passed = [first.result(), second.result()]
print("passed:", str(passed).lower())
print("broken:", str(barrier.broken).lower())

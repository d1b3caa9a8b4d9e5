from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError


def worker(barrier, connections):
    try:
        share = 100 // connections
    except BaseException:
        barrier.abort()
        raise
    try:
        barrier.wait()
        print("share:", share)
    except BrokenBarrierError:
        print("gives up: the barrier is broken")


barrier = Barrier(2)
with ThreadPoolExecutor(max_workers=2) as executor:
    good = executor.submit(worker, barrier, 4)
    bad = executor.submit(worker, barrier, 0)
    good.result()
    failed = bad.exception() is not None
    print("bad one failed:", str(failed).lower())

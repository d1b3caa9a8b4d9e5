import time
from concurrent.futures import ThreadPoolExecutor

LIMIT = 40_000


def steps(number):
    taken = 0
    while number != 1:
        if number % 2 == 0:
            number //= 2
        else:
            number = 3 * number + 1
        taken += 1
    return taken


def part(first, threads):
    numbers = range(first, LIMIT, threads)
    return sum(map(steps, numbers))


def count(threads):
    start = time.perf_counter()
    with ThreadPoolExecutor(threads) as executor:
        parts = executor.map(
            part,
            range(1, threads + 1),
            [threads] * threads,
        )
    return sum(parts), time.perf_counter() - start


total, one = count(1)
_, two = count(2)
print("steps:", total)
if two < one * 3 / 4:
    verdict = "take less than 3/4 of the time"
else:
    verdict = "take as long as one"
print("two threads", verdict)

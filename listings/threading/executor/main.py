import time
from concurrent.futures import (
    ThreadPoolExecutor,
    as_completed,
)


def cook(minutes):
    time.sleep(0.01 * minutes)
    if minutes == 3:
        raise RuntimeError("burnt after 3 minutes")
    return minutes


with ThreadPoolExecutor(max_workers=3) as pool:
    for minutes in pool.map(cook, [8, 1, 4]):
        print("map:", minutes)

    dishes = [
        pool.submit(cook, minutes)
        for minutes in (8, 1, 4)
    ]
    for dish in as_completed(dishes):
        print("as completed:", dish.result())

    dish = pool.submit(cook, 3)
    print(dish.exception())

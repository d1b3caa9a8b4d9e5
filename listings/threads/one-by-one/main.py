import time
from concurrent.futures import ThreadPoolExecutor


def hike(name):
    print(f"{name} starts")
    time.sleep(0.02)
    print(f"{name} is back")
    return len(name)


def start(name):
    return executor.submit(hike, name)


names = ["Anna", "Beth", "Carl"]
with ThreadPoolExecutor(max_workers=3) as executor:
    hikers = map(start, names)
    letters = sum(h.result() for h in hikers)
    print("letters:", letters)

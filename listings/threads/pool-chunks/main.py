import time
from concurrent.futures import ThreadPoolExecutor


def weigh(parcels):
    grams = 0
    for parcel in parcels:
        time.sleep(0.01)
        grams += parcel
    return grams


parcels = [400, 150, 900, 250, 700, 100]
with ThreadPoolExecutor(max_workers=3) as executor:
    starts = range(0, len(parcels), 2)
    workers = [
        executor.submit(weigh, parcels[at : at + 2])
        for at in starts
    ]
    grams = [worker.result() for worker in workers]
print(f"{grams} of {len(parcels)} parcels")

from itertools import zip_longest


def park(bays, cars):
    for bay, car in zip_longest(bays, cars):
        if car is None:
            print(f"bay {bay} stays free")
        elif bay is None:
            print(f"{car} has to wait")
        else:
            print(f"{car} parks in bay {bay}")


park([1, 2, 3], ["Ana", "Bo"])
print("an hour later")
park([1, 2], ["Cy", "Di", "Eve"])

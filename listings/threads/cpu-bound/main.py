from threading import Thread

LIMIT = 12_000


def steps(number):
    taken = 0
    while number != 1:
        if number % 2 == 0:
            number //= 2
        else:
            number = 3 * number + 1
        taken += 1
    return taken


def count(numbers, totals, name):
    totals[name] = sum(map(steps, numbers))


totals = {}
evens = Thread(
    target=count,
    args=(range(2, LIMIT, 2), totals, "evens"),
    name="evens",
)
odds = Thread(
    target=count,
    args=(range(1, LIMIT, 2), totals, "odds"),
    name="odds",
)
evens.start()
odds.start()
evens.join()
odds.join()
print("evens:", totals["evens"], "steps")
print("odds:", totals["odds"], "steps")
print("together:", sum(totals.values()), "steps")

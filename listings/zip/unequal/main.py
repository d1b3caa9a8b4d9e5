from itertools import count

bays = range(1, 4)
cars = range(100, 140)
parked = list(zip(bays, cars))
print(parked)

tickets = count(700)
issued = list(zip(bays, tickets))
print(issued)

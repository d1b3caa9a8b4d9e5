cars = ["Ana", "Bo", "Cy", "Di"]
bays = [1, 2]

queue = iter(cars)
for car, bay in zip(queue, bays):
    print(f"{car} parks in bay {bay}")
print("queue first, rest:", list(queue))

queue = iter(cars)
for bay, car in zip(bays, queue):
    print(f"{car} parks in bay {bay}")
print("bays first, rest:", list(queue))

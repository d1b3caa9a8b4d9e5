from itertools import zip_longest

bays = ["A1", "A2"]
cars = ["Ana", "Bo", "Cy"]
hours = [2]

places = zip_longest(
    bays, cars, hours, fillvalue="-"
)
for bay, car, paid in places:
    print(f"{bay} {car} {paid}")

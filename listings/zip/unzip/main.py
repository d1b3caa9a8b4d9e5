tides = [
    ("harbour", 412),
    ("mole", 398),
    ("beach", 405),
]

gauges, heights = zip(*tides)
print(gauges)
print(heights)

again = list(zip(gauges, heights))
print("zipped again:", again == tides)

names = {gauge for gauge, _ in tides}
print("as a set:", sorted(names))

short, _ = zip(*zip(gauges, [412, 398]))
print("two heights:", short)

try:
    gauges, heights = zip(*[])
except ValueError as error:
    print(error)

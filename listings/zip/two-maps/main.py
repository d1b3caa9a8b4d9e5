east = {"tomato": 12, "basil": 30, "chilli": 7}
west = {"basil": 25, "tomato": 10, "chilli": 9}

print("by position")
for (plant, here), (other, there) in zip(
    east.items(), west.items()
):
    print(f"  {plant} {here}, {other} {there}")

print("by key")
for plant, here in east.items():
    if plant in west:
        print(f"  {plant} {here + west[plant]}")

print("by position, sorted by key")
for (plant, here), (other, there) in zip(
    sorted(east.items()), sorted(west.items())
):
    print(f"  {plant} {here}, {other} {there}")

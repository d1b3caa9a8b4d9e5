stops = ["Harbour", "Market"]
minutes = [0, 4]

ride = zip(stops, minutes)
print(next(ride))

stop, minute = next(ride)
print(f"{stop} after {minute} minutes")

try:
    next(ride)
except StopIteration:
    print("StopIteration")

try:
    next(ride)
except StopIteration:
    print("StopIteration again")

print(next(ride, ("depot", 0)))

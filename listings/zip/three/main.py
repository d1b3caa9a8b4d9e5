amounts = [250, 3, 1]
units = ["g", "dl", "pinch"]
foods = ["flour", "milk", "salt"]

lines = list(zip(amounts, units, foods))
print(lines[0])

for amount, unit, food in lines:
    print(f"{amount} {unit} of {food}")

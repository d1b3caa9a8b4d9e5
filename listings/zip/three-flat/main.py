from itertools import count

amounts = [250, 3, 1]
units = ["g", "dl", "pinch"]
foods = ["flour", "milk", "salt"]

lines = zip(count(1), amounts, units, foods)
for number, amount, unit, food in lines:
    print(f"{number}. {amount} {unit} of {food}")

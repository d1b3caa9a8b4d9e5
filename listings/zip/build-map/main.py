parts = ["bolt", "nut", "gear"]
counts = [120, 95, 300]

stock = dict(zip(parts, counts))
print(stock)

delivered = ["nut", "pin"]
stock.update(zip(delivered, [145, 8]))
print(stock)

repeated = ["bolt", "nut", "bolt"]
stock = dict(zip(repeated, [1, 2, 3]))
print("repeated:", stock)

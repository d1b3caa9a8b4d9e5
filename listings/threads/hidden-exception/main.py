from concurrent.futures import ThreadPoolExecutor


def price(bread):
    match bread:
        case "rye":
            return 4
        case "oat":
            return 3
    raise LookupError(f"no {bread} on the list")


orders = ["rye", "bun"]
with ThreadPoolExecutor(max_workers=2) as executor:
    prices = executor.map(price, orders)
print("the block has ended")
try:
    for bread, euros in zip(orders, prices):
        print(f"{bread}: {euros}")
except LookupError as error:
    print("raised here:", error)

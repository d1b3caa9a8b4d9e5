def money(cents):
    sign = "-" if cents < 0 else ""
    whole, rest = divmod(abs(cents), 100)
    return f"{sign}{whole}.{rest:02}"


months = ["January", "February", "March"]
sales = [5_200_000, 5_100_000, 4_800_000]
costs = [4_680_000, 4_590_000, 4_320_000]

total = 0
for month, sale, cost in zip(months, sales, costs):
    profit = sale - cost
    total += profit
    print(f"{month:<8} {money(profit):>9}")
print(f"{'together':<8} {money(total):>9}")

cents, floats = 0, 0.0
for _ in range(10):
    cents += 10
    floats += 0.10
print("ten fees:", money(cents), "or", floats)

def bill_by_index(used, prices):
    bill = 0
    for i in range(len(used)):
        bill += used[i] * prices[i]
    return bill


def bill_by_zip(used, prices):
    return sum(u * p for u, p in zip(used, prices))


used = [3, 1, 4]
prices = [20, 35, 25]

print(bill_by_index(used, prices), "by index")
print(bill_by_zip(used, prices), "by zip")

prices.pop()
print(bill_by_zip(used, prices), "by zip, cut off")
try:
    bill_by_index(used, prices)
except IndexError as error:
    print("IndexError:", error)

from concurrent.futures import ThreadPoolExecutor


def total(prices, order):
    return sum(prices[dish] for dish in order)


def in_a_pool(prices, orders):
    with ThreadPoolExecutor(max_workers=2) as pool:
        totals = pool.map(
            lambda order: total(prices, order),
            orders,
        )
        return list(totals)


def in_a_scope(prices, orders):
    with ThreadPoolExecutor() as scope:
        totals = [
            scope.submit(total, prices, order)
            for order in orders
        ]
        return [total.result() for total in totals]


prices = [5, 2, 8]
orders = [[0, 1], [2, 1, 1]]
print("in a pool:", in_a_pool(prices, orders))
print("in a scope:", in_a_scope(prices, orders))

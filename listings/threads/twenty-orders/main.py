import dis
from collections import Counter
from itertools import combinations


class FakeDatabase:
    def update(self):
        self.value += 1


# The names of the bytecode, from 3.6 on.
KINDS = {
    "LOAD_ATTR": "load",
    "INPLACE_ADD": "add",
    "BINARY_OP": "add",
    "STORE_ATTR": "store",
}
STEPS = [
    KINDS[step.opname]
    for step in dis.get_instructions(FakeDatabase.update)
    if step.opname in KINDS
]


def orders():
    """Who takes each of the six steps."""
    for ben in combinations(range(6), 3):
        yield [int(step in ben) for step in range(6)]


def run(order):
    value = 0
    copies = [0, 0]
    todo = [iter(STEPS), iter(STEPS)]
    for thread in order:
        step = next(todo[thread])
        if step == "load":
            copies[thread] = value
        elif step == "add":
            copies[thread] += 1
        else:
            value = copies[thread]
    return value


print("one update:", ", ".join(STEPS))
print("orders of two:", len(list(orders())))

ends = Counter(map(run, orders()))
for value, count in sorted(ends.items()):
    print(count, "of them end at", value)

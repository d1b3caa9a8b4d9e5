import dis
from collections import Counter
from itertools import combinations


class FakeDatabase:
    def update(self):
        self.value += 1


# By what name the bytecode goes, up to 3.10 and on.
KINDS = {
    "LOAD_ATTR": "load",
    "INPLACE_ADD": "add",
    "BINARY_OP": "add",
    "STORE_ATTR": "store",
}
BYTECODE = dis.get_instructions(FakeDatabase.update)
NAMES = [step.opname for step in BYTECODE]
STEPS = [KINDS[n] for n in NAMES if n in KINDS]


def orders():
    """Which of six steps Ben takes, every way."""
    for ben in combinations(range(6), 3):
        yield [i in ben for i in range(6)]


def run(order):
    value = 0
    copies = [0, 0]
    steps = [iter(STEPS), iter(STEPS)]
    for is_ben in order:
        thread = int(is_ben)
        step = next(steps[thread])
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

guests = {"Ada", "Ben"}
hooks = "LR"  # left and right

print("as the set has them:")
for hook, guest in zip(hooks, guests):
    print(hook, guest)

print("by name:")
for hook, guest in zip(hooks, sorted(guests)):
    print(hook, guest)

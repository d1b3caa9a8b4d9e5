import threading
from threading import Thread


def bake(loaves):
    if loaves > 4:
        raise ValueError("the oven holds 4 loaves")
    return loaves * 500


def hook(args):
    print("hook:", args.exc_value)


threading.excepthook = hook

for loaves in (4, 5):
    baker = Thread(target=bake, args=(loaves,))
    baker.start()
    print("join:", baker.join())

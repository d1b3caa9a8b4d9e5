from threading import Thread


def bake(bread="rye", loaves=1, sliced=False):
    cut = "sliced" if sliced else "whole"
    print(f"{loaves} {bread}, {cut}")


order = {"loaves": 2}
baker = Thread(
    name="baker", target=bake, kwargs=order
)
baker.start()
baker.join()

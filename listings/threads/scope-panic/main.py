from concurrent.futures import ThreadPoolExecutor


def bake(loaves):
    if loaves > 4:
        raise ValueError("the oven holds 4 loaves")
    return loaves * 500


def asked():
    with ThreadPoolExecutor() as executor:
        baker = executor.submit(bake, 5)
        failed = baker.exception() is not None
        print("asked: failed is", failed)
    print("asked: the scope has ended")


def unasked():
    with ThreadPoolExecutor() as executor:
        executor.submit(bake, 5)
    print("unasked: the scope has ended")


asked()
try:
    unasked()
    failed = False
except ValueError:
    failed = True
print("main: failed is", failed)

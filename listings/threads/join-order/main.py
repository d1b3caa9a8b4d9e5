import time
from threading import Thread


def cook(minutes):
    time.sleep(minutes / 1000)


def serve(dishes):
    cooks = [
        Thread(
            target=cook, args=(minutes,), name=dish
        )
        for dish, minutes in dishes
    ]
    for thread in cooks:
        thread.start()
    for thread in cooks:
        thread.join()
        print(thread.name, "is served")


serve([("soup", 30), ("bread", 90)])
serve([("roast", 90), ("salad", 30)])

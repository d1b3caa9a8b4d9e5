from threading import Thread


def cook(order):
    for dish in order:
        print("cook:", dish)


order = ["soup", "bread"]
print("main:", len(order), "dishes")
cook = Thread(target=cook, args=(order,))
cook.start()
cook.join()
print("main: served")

from threading import Thread


def hike(name, back):
    back.append(name)


back = []
hikers = []
for name in ("Anna", "Beth", "Carl"):
    hiker = Thread(target=hike, args=(name, back))
    hiker.start()
    hikers.append(hiker)
for hiker in hikers:
    hiker.join()
print(", ".join(back))

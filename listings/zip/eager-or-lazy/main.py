def develop(frame):
    print(f"developing frame {frame}")
    return f"print {frame}"


names = ["gate", "lake", "mill"]
frames = [21, 22, 23]

prints = zip(names, map(develop, frames))
print("ordered")
print(next(prints))

album = list(prints)
print(album)

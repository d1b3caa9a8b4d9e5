stops = ["Harbour", "Market", "Museum"]
minutes = [0, 4, 9]

zipped = zip(stops, minutes)
print(type(zipped))

timetable = list(zipped)
print(timetable)
print(list(zipped), "the second time")

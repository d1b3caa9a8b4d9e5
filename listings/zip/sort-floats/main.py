from math import isnan, nan


def listed(readings):
    return ", ".join(
        f"{at} {speed}" for speed, at in readings
    )


stations = ["pier", "ridge", "bay", "dam"]
speeds = [7.5, nan, 3.0, 7.5]
readings = list(zip(speeds, stations))

print(3.0 < nan, 3.0 > nan)
readings.sort()
print("after sort():", listed(readings))

readings.sort(key=lambda r: (isnan(r[0]), r))
print("by speed:", listed(readings))

readings.sort(key=lambda r: r[1], reverse=True)
print("from Z to A:", listed(readings))

runners = ["Nadia", "Bo", "Ines"]
minutes = [31, 28, 30]

podium = list(zip(minutes, runners))
podium.sort()
print(podium)

podium = sorted(zip(minutes, runners))
for place, (minute, runner) in enumerate(podium, 1):
    print(f"{place}. {runner}, {minute} minutes")

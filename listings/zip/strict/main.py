def show(seconds, lines):
    subtitles = zip(seconds, lines, strict=True)
    for second, line in subtitles:
        print(f"{second} s: {line}")


try:
    show([1, 4], ["Who is there?", "It is me."])
    print("and without the second line")
    show([1, 4], ["Who is there?"])
except ValueError as error:
    print(f"error: {error}")

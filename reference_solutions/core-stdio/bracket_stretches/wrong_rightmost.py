PARTNERS = {")": "(", "]": "[", "}": "{"}

for _ in range(int(input())):
    line = ")" + input()
    places = [0]
    best, first = 0, 0
    for place in range(1, len(line)):
        if line[place] not in PARTNERS:
            places.append(place)
        elif line[places[-1]] == PARTNERS[line[place]]:
            places.pop()
            if place - places[-1] >= best:
                best, first = place - places[-1], places[-1] + 1
        else:
            places = [place]
    print(best, first)

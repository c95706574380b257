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

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

text = input()
fewest = [0]
for end in range(1, len(text) + 1):
    for start in range(end):
        piece = text[start:end]
        if piece == piece[::-1]:
            fewest.append(fewest[start] + 1)
            break
print(*fewest[1:])

words = [input() for _ in range(int(input()))]
current, left = words[:1], words[1:]
counts = []
while current:
    counts.append(len(current))
    following = [w for w in left if any(sum(a != b for a, b in zip(w, c)) == 1 for c in current)]
    left = [word for word in left if word not in following]
    current = following
print(*counts, *([len(left)] if left else []))

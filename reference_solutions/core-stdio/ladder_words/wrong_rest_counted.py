words = [input() for _ in range(int(input()))]
current, left = words[:1], words[1:]
counts = []
while current:
    counts.append(len(current))
    following = [w for w in left if any(sum(a != b for a, b in zip(w, c)) == 1 for c in current)]
    left = [word for word in left if word not in following]
    current = following
print(*counts, *([len(left)] if left else []))

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

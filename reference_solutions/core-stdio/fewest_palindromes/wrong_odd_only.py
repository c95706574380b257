text = input()
n = len(text)
fewest = list(range(n + 1))
for centre in range(n):
    reach = 0
    while centre - reach >= 0 and centre + reach < n and text[centre - reach] == text[centre + reach]:
        fewest[centre + reach + 1] = min(fewest[centre + reach + 1], fewest[centre - reach] + 1)
        reach += 1
print(*fewest[1:])

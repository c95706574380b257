people = [set(input().split()) for _ in range(int(input()))]
people.sort(key=len, reverse=True)
best = len(people[0] | people[1])
print(best, sum(len(people[0] | other) == best for other in people[1:]))

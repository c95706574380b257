import sys

for line in sys.stdin:
    number = line.strip()
    while len(number) > 1:
        number = str(sum(map(int, number)))
    print(number)

import sys

for line in sys.stdin.read().splitlines():
    if line:
        print(*reversed(line.split()))

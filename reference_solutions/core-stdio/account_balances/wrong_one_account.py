import sys

balance = 0
for line in sys.stdin:
    balance += int(line.split()[1].replace(".", ""))
    print(f"{balance / 100:.2f}")

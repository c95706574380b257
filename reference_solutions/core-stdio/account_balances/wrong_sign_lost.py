import sys

balances = {}
for line in sys.stdin:
    name, amount = line.split()
    balances[name] = balances.get(name, 0) + int(amount.replace(".", ""))
    whole = int(balances[name] / 100)
    print(f"{whole}.{abs(balances[name]) % 100:02d}")

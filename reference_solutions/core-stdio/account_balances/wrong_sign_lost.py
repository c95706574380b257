import sys

balances = {}
for line in sys.stdin:
    name, amount = line.split()
    balances[name] = balances.get(name, 0) + int(amount.replace(".", ""))
    whole = int(balances[name] / 100)
    print(f"{whole}.{abs(balances[name]) % 100:02d}")

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

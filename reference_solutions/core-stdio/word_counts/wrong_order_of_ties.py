import re
import sys
from collections import Counter

for word, count in Counter(re.findall("[a-z]+", sys.stdin.read().lower())).most_common():
    print(word, count)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

// Scans term by term, and adds up by exponents.
#include <cstdio>
#include <vector>

int main() {
    std::vector<long long> total(301);
    long long coefficient;
    int exponent;
    while (std::scanf("%lldx^%d", &coefficient, &exponent) == 2) total[exponent] += coefficient;
    bool empty = true;
    for (exponent = 300; exponent >= 0; --exponent) {
        if (total[exponent] == 0) continue;
        std::printf("%+lldx^%d", total[exponent], exponent);
        empty = false;
    }
    std::puts(empty ? "0" : "");
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

// Raises to the power of b by squaring, c times.
#include <iostream>

static long long power(long long base, int exponent, long long m) {
    long long result = 1 % m;
    for (; exponent > 0; exponent /= 2) {
        if (exponent % 2 == 1) result = result * base % m;
        base = base * base % m;
    }
    return result;
}

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    long long m, a;
    int n_questions, b, c;
    std::cin >> m >> n_questions;
    while (std::cin >> a >> b >> c) {
        long long result = a % m;
        for (int time = 0; time < c; ++time) result = power(result, b, m);
        std::cout << result << '\n';
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

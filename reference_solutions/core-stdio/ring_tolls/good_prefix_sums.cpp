// Subtracts prefix sums.
#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, n_trips;
    std::cin >> n >> n_trips;
    std::vector<long long> upto(n + 1);
    for (int section = 1; section <= n; ++section) {
        std::cin >> upto[section];
        upto[section] += upto[section - 1];
    }
    for (int a, b; std::cin >> a >> b;) {
        long long paid = upto[b] - upto[a - 1];
        if (a > b) paid += upto[n];
        std::cout << paid << '\n';
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

// Keeps whole cents in a hash table.
#include <cstdio>
#include <iostream>
#include <string>
#include <unordered_map>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    std::unordered_map<std::string, long long> balances;
    std::string name, amount;
    while (std::cin >> name >> amount) {
        amount.erase(amount.size() - 3, 1);  // the point
        const long long cents = balances[name] += std::stoll(amount);
        const long long rest = cents < 0 ? -cents : cents;
        char line[32];
        std::snprintf(line, sizeof line, "%s%lld.%02lld\n", cents < 0 ? "-" : "", rest / 100, rest % 100);
        std::cout << line;
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

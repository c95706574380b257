// Keeps each item's history and finds the moment in it by halving.
#include <algorithm>
#include <iostream>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, n_questions;
    std::cin >> n >> n_questions;
    std::unordered_map<std::string, std::vector<std::pair<int, long long>>> histories;  // moments and stocks
    std::string kind, item;
    for (int moment = 1; moment <= n; ++moment) {
        long long amount;
        std::cin >> kind >> item >> amount;
        auto& history = histories[item];
        if (kind == "out") amount = -amount;
        const long long stock = (history.empty() ? 0 : history.back().second) + amount;
        if (stock >= 0) history.emplace_back(moment, stock);
    }
    for (int k; std::cin >> item >> k;) {
        const auto& history = histories[item];
        const auto later = std::upper_bound(history.begin(), history.end(), std::pair(k + 1, -1LL));
        std::cout << (later == history.begin() ? 0 : std::prev(later)->second) << '\n';
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

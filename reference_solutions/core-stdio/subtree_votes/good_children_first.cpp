// Lists the offices from the top down, then adds each branch to the one above in the opposite order.
#include <iostream>
#include <string>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n;
    std::cin >> n;
    std::vector<int> parents(n + 1), lead(n + 1);
    std::vector<std::vector<int>> children(n + 1);
    for (int office = 1; office <= n; ++office) {
        std::cin >> parents[office];
        children[parents[office]].push_back(office);
    }
    std::string votes;
    std::cin >> votes;
    for (int office = 1; office <= n; ++office) lead[office] = votes[office - 1] == 'A' ? 1 : -1;
    std::vector<int> order = {0};
    for (std::size_t index = 0; index < order.size(); ++index) {
        const std::vector<int>& below = children[order[index]];
        order.insert(order.end(), below.begin(), below.end());
    }
    for (std::size_t index = order.size() - 1; index > 0; --index) lead[parents[order[index]]] += lead[order[index]];
    std::string result;
    for (int office = 1; office <= n; ++office) result += lead[office] > 0 ? 'A' : lead[office] < 0 ? 'B' : '=';
    std::cout << result << '\n';
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

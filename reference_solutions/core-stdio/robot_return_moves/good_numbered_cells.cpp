// Numbers the cells and keeps them in a hash set.
#include <iostream>
#include <string>
#include <unordered_set>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n_walks;
    std::cin >> n_walks;
    std::string walk;
    while (std::cin >> walk) {
        int cell = 0, back = 0;
        std::unordered_set<int> seen = {cell};
        for (const char letter : walk) {
            cell += letter == 'N' ? 2000 : letter == 'E' ? 1 : letter == 'S' ? -2000 : -1;
            if (!seen.insert(cell).second) ++back;
        }
        std::cout << back << '\n';
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

// Puts all departures into one list and sorts it.
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    std::string line;
    std::getline(std::cin, line);
    std::vector<std::string> departures;
    while (std::getline(std::cin, line)) {
        for (int left = std::stoi(line); left > 0; --left) {
            std::getline(std::cin, line);
            departures.push_back(line);
        }
    }
    std::sort(departures.begin(), departures.end());
    for (const std::string& departure : departures) std::cout << departure << '\n';
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

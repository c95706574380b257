// Makes a set of bits of everybody's skills, and counts those of every pair.
#include <bitset>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    std::string line;
    std::getline(std::cin, line);
    std::vector<std::bitset<60>> people;
    while (std::getline(std::cin, line)) {
        std::istringstream words(line);
        std::bitset<60> skills;
        for (int skill; words >> skill;) skills.set(skill);
        people.push_back(skills);
    }
    std::size_t best = 0;
    int n_pairs = 0;
    for (std::size_t one = 0; one < people.size(); ++one) {
        for (std::size_t other = one + 1; other < people.size(); ++other) {
            const std::size_t together = (people[one] | people[other]).count();
            if (together > best) {
                best = together;
                n_pairs = 0;
            }
            n_pairs += together == best;
        }
    }
    std::cout << best << ' ' << n_pairs << '\n';
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

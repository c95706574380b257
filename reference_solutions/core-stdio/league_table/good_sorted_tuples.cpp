// Sorts tuples of points turned round, minutes and name.
#include <algorithm>
#include <iostream>
#include <string>
#include <tuple>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, points, minutes;
    std::cin >> n;
    std::vector<std::tuple<int, int, std::string>> teams;
    teams.reserve(n);
    for (std::string name; std::cin >> name >> points >> minutes;) teams.emplace_back(-points, minutes, name);
    std::sort(teams.begin(), teams.end());
    int place = 0, index = 0, last_points = 1, last_minutes = 0;
    for (const auto& [turned_points, penalty, name] : teams) {
        ++index;
        if (turned_points != last_points || penalty != last_minutes) {
            place = index;
            last_points = turned_points;
            last_minutes = penalty;
        }
        std::cout << place << ' ' << name << '\n';
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

// Keeps each station in a hash table, in tenths of a degree, and sorts the names in the end.
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <string>
#include <unordered_map>
#include <vector>

struct Station {
    int lowest = 1000, highest = -1000, total = 0;
};

static std::string text_of(int tenths) {
    char text[16];
    const int rest = tenths < 0 ? -tenths : tenths;
    std::snprintf(text, sizeof text, " %s%d.%d", tenths < 0 ? "-" : "", rest / 10, rest % 10);
    return text;
}

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    std::unordered_map<std::string, Station> stations;
    std::string name, word;
    while (std::cin >> name >> word) {
        word.erase(word.size() - 2, 1);  // the point
        const int tenths = std::stoi(word);
        Station& station = stations[name];
        station.lowest = std::min(station.lowest, tenths);
        station.highest = std::max(station.highest, tenths);
        station.total += tenths;
    }
    std::vector<std::string> names;
    for (const auto& [each, station] : stations) names.push_back(each);
    std::sort(names.begin(), names.end());
    for (const std::string& each : names) {
        const Station& station = stations[each];
        std::cout << each << text_of(station.lowest) << text_of(station.highest) << text_of(station.total) << '\n';
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

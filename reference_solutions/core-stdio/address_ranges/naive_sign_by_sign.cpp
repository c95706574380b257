// Reads the addresses sign by sign, and keeps ranges apart that do not overlap.
#include <algorithm>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

using namespace std;

int main() {
    vector<pair<long long, long long>> ranges;
    string line;
    while (getline(cin, line)) {
        vector<long long> ends;
        long long address = 0, number = 0;
        line += "-";
        for (char sign : line) {
            if (isdigit(sign)) {
                number = number * 10 + (sign - '0');
            } else {
                address = address * 256 + number;
                number = 0;
                if (sign != '.') {
                    ends.push_back(address);
                    address = 0;
                }
            }
        }
        ranges.push_back({ends[0], ends[1]});
    }
    for (auto range : ranges) cout << range.second - range.first + 1 << endl;
    sort(ranges.begin(), ranges.end());
    vector<pair<long long, long long>> merged;
    for (auto range : ranges) {
        if (!merged.empty() && range.first <= merged.back().second) {
            merged.back().second = max(merged.back().second, range.second);
        } else {
            merged.push_back(range);
        }
    }
    long long covered = 0;
    for (auto range : merged) covered += range.second - range.first + 1;
    cout << covered << endl;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

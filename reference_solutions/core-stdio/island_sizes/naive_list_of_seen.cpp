// Walks over each island and looks up in one list which cells were seen.
#include <algorithm>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

using namespace std;

int main() {
    int charts;
    cin >> charts;
    for (int chart = 0; chart < charts; chart++) {
        int height, width;
        cin >> height >> width;
        vector<string> rows(height);
        for (int row = 0; row < height; row++) cin >> rows[row];
        vector<pair<int, int>> seen;
        vector<int> sizes;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                pair<int, int> start = {row, column};
                if (rows[row][column] == '.' || find(seen.begin(), seen.end(), start) != seen.end()) continue;
                seen.push_back(start);
                vector<pair<int, int>> island = {start};
                for (size_t i = 0; i < island.size(); i++) {
                    int r = island[i].first, c = island[i].second;
                    vector<pair<int, int>> neighbours = {{r + 1, c}, {r - 1, c}, {r, c + 1}, {r, c - 1}};
                    for (auto place : neighbours) {
                        if (place.first < 0 || place.first >= height) continue;
                        if (place.second < 0 || place.second >= width) continue;
                        if (rows[place.first][place.second] != '#') continue;
                        if (find(seen.begin(), seen.end(), place) != seen.end()) continue;
                        seen.push_back(place);
                        island.push_back(place);
                    }
                }
                sizes.push_back(island.size());
            }
        }
        sort(sizes.begin(), sizes.end());
        reverse(sizes.begin(), sizes.end());
        cout << sizes.size();
        for (int size : sizes) cout << " " << size;
        cout << endl;
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

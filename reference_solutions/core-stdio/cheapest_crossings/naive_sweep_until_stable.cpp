// Sweeps over the whole chart until no cell gets cheaper.
#include <iostream>
#include <string>
#include <vector>

using namespace std;

int main() {
    int height, width;
    cin >> height >> width;
    vector<string> chart(height);
    for (int row = 0; row < height; row++) cin >> chart[row];
    const int infinity = 1000000000;
    vector<vector<int>> costs(height, vector<int>(width, infinity));
    costs[0][0] = chart[0][0] - '0';
    const int down[] = {-1, 1, 0, 0};
    const int right[] = {0, 0, -1, 1};
    bool changed = true;
    while (changed) {
        changed = false;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                if (chart[row][column] == '#') continue;
                for (int way = 0; way < 4; way++) {
                    int r = row + down[way];
                    int c = column + right[way];
                    if (r < 0 || r >= height || c < 0 || c >= width) continue;
                    int cost = costs[r][c] + (chart[row][column] - '0');
                    if (cost < costs[row][column]) {
                        costs[row][column] = cost;
                        changed = true;
                    }
                }
            }
        }
    }
    for (int column = 0; column < width; column++) {
        if (column > 0) cout << " ";
        if (costs[height - 1][column] == infinity) {
            cout << "-";
        } else {
            cout << costs[height - 1][column];
        }
    }
    cout << endl;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

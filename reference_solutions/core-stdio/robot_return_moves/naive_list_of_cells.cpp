// Looks up every cell in the list of those where the robot has been.
#include <iostream>
#include <string>
#include <utility>
#include <vector>

using namespace std;

int main() {
    int walks;
    cin >> walks;
    for (int i = 0; i < walks; i++) {
        string moves;
        cin >> moves;
        int x = 0, y = 0, back = 0;
        vector<pair<int, int>> seen = {{0, 0}};
        for (char letter : moves) {
            if (letter == 'N') y++;
            if (letter == 'E') x++;
            if (letter == 'S') y--;
            if (letter == 'W') x--;
            bool known = false;
            for (auto cell : seen) {
                if (cell.first == x && cell.second == y) known = true;
            }
            if (known) {
                back++;
            } else {
                seen.push_back({x, y});
            }
        }
        cout << back << endl;
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

// Plays the fall second by second until nothing changes.
#include <iostream>
#include <string>

using namespace std;

int main() {
    int n;
    cin >> n;
    for (int i = 0; i < n; i++) {
        string row;
        cin >> row;
        bool changed = true;
        while (changed) {
            changed = false;
            string following = row;
            for (int place = 0; place < (int)row.size(); place++) {
                if (row[place] != '.') continue;
                bool from_left = place > 0 && row[place - 1] == 'R';
                bool from_right = place + 1 < (int)row.size() && row[place + 1] == 'L';
                if (from_left != from_right) {
                    following[place] = from_left ? 'R' : 'L';
                    changed = true;
                }
            }
            row = following;
        }
        cout << row << endl;
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

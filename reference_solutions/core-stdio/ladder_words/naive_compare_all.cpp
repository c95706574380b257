// Compares each word of a round with all that are left, letter by letter.
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

using namespace std;

int differences(string one, string other) {
    int count = 0;
    for (size_t i = 0; i < one.size(); i++) {
        if (one[i] != other[i]) count++;
    }
    return count;
}

int main() {
    int n;
    cin >> n;
    vector<string> current(1), left(n - 1);
    cin >> current[0];
    for (int i = 0; i < n - 1; i++) cin >> left[i];
    while (!current.empty()) {
        cout << current.size() << " ";
        vector<string> following;
        for (string word : current) {
            for (string other : left) {
                if (differences(word, other) != 1) continue;
                if (find(following.begin(), following.end(), other) == following.end()) following.push_back(other);
            }
        }
        vector<string> still_left;
        for (string word : left) {
            if (find(following.begin(), following.end(), word) == following.end()) still_left.push_back(word);
        }
        left = still_left;
        current = following;
    }
    cout << endl;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

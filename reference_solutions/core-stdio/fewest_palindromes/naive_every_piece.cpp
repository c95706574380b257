// Tries every last piece for every beginning.
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

using namespace std;

int main() {
    string text;
    cin >> text;
    vector<int> fewest = {0};
    for (int end = 1; end <= (int)text.size(); end++) {
        int best = end;
        for (int start = 0; start < end; start++) {
            string piece = text.substr(start, end - start);
            string turned = piece;
            reverse(turned.begin(), turned.end());
            if (piece == turned) best = min(best, fewest[start] + 1);
        }
        fewest.push_back(best);
    }
    for (int i = 1; i <= (int)text.size(); i++) cout << fewest[i] << " ";
    cout << endl;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

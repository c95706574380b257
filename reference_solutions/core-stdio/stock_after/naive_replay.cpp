// Replays the log from its beginning for every question.
#include <iostream>
#include <string>
#include <vector>

using namespace std;

int main() {
    int n, questions;
    cin >> n >> questions;
    vector<string> kinds(n), items(n);
    vector<long long> amounts(n);
    for (int i = 0; i < n; i++) cin >> kinds[i] >> items[i] >> amounts[i];
    for (int i = 0; i < questions; i++) {
        string wanted;
        int k;
        cin >> wanted >> k;
        long long stock = 0;
        for (int j = 0; j < k; j++) {
            if (items[j] != wanted) continue;
            if (kinds[j] == "in") {
                stock += amounts[j];
            } else if (stock >= amounts[j]) {
                stock -= amounts[j];
            }
        }
        cout << stock << endl;
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

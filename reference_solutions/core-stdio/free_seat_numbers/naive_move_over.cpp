// Starts at seat k and moves over by one for every taken seat up to there.
#include <iostream>
#include <vector>

using namespace std;

int main() {
    int n, questions;
    cin >> n >> questions;
    vector<int> taken(n);
    for (int i = 0; i < n; i++) cin >> taken[i];
    for (int i = 0; i < questions; i++) {
        int seat;
        cin >> seat;
        for (int j = 0; j < n; j++) {
            if (taken[j] > seat) break;
            seat++;
        }
        cout << seat << endl;
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

// Looks at all volumes for every question.
#include <iostream>
#include <vector>

using namespace std;

int main() {
    int n, questions;
    cin >> n >> questions;
    vector<int> volumes(n);
    for (int i = 0; i < n; i++) cin >> volumes[i];
    for (int i = 0; i < questions; i++) {
        int wanted;
        cin >> wanted;
        int best = -1;
        for (int place = 0; place < n; place++) {
            if (volumes[place] >= wanted && (best < 0 || volumes[place] < volumes[best])) best = place;
        }
        cout << best + 1 << endl;
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

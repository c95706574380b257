// Goes through every window.
#include <iostream>
#include <vector>

using namespace std;

int main() {
    int n, k;
    cin >> n >> k;
    vector<int> readings(n);
    for (int i = 0; i < n; i++) cin >> readings[i];
    for (int start = 0; start <= n - k; start++) {
        int lowest = readings[start];
        for (int place = start; place < start + k; place++) {
            if (readings[place] < lowest) lowest = readings[place];
        }
        cout << lowest << endl;
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

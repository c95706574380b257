// Adds up every choice of three.
#include <iostream>
#include <vector>

using namespace std;

int main() {
    int n, targets;
    cin >> n >> targets;
    vector<int> numbers(n);
    for (int i = 0; i < n; i++) cin >> numbers[i];
    for (int t = 0; t < targets; t++) {
        int target;
        cin >> target;
        int ways = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                for (int k = j + 1; k < n; k++) {
                    if (numbers[i] + numbers[j] + numbers[k] == target) ways++;
                }
            }
        }
        cout << ways << endl;
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

// Drives every trip, section by section.
#include <iostream>
#include <vector>

using namespace std;

int main() {
    int n, trips;
    cin >> n >> trips;
    vector<long long> tolls(n);
    for (int i = 0; i < n; i++) cin >> tolls[i];
    for (int i = 0; i < trips; i++) {
        int a, b;
        cin >> a >> b;
        int section = a - 1;
        long long paid = tolls[section];
        while (section != b - 1) {
            section++;
            if (section == n) section = 0;
            paid += tolls[section];
        }
        cout << paid << endl;
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

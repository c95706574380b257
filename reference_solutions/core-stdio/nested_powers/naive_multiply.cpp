// Multiplies b times to raise to the power of b, and does that c times.
#include <iostream>

using namespace std;

int main() {
    long long m, questions;
    cin >> m >> questions;
    for (int i = 0; i < questions; i++) {
        long long a, b, c;
        cin >> a >> b >> c;
        long long result = a % m;
        for (int j = 0; j < c; j++) {
            long long power = 1 % m;
            for (int k = 0; k < b; k++) power = power * result % m;
            result = power;
        }
        cout << result << endl;
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

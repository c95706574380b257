// Carries each vote up through all offices above.
#include <iostream>
#include <string>
#include <vector>

using namespace std;

int main() {
    int n;
    cin >> n;
    vector<int> parents(n + 1), lead(n + 1);
    for (int office = 1; office <= n; office++) cin >> parents[office];
    string votes;
    cin >> votes;
    for (int i = 1; i <= n; i++) {
        int vote = votes[i - 1] == 'A' ? 1 : -1;
        int office = i;
        while (office != 0) {
            lead[office] += vote;
            office = parents[office];
        }
    }
    for (int office = 1; office <= n; office++) {
        if (lead[office] > 0) {
            cout << "A";
        } else if (lead[office] < 0) {
            cout << "B";
        } else {
            cout << "=";
        }
    }
    cout << endl;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

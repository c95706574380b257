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

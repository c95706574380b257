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

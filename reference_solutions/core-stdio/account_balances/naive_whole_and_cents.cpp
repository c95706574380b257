// Takes amounts apart into sign, whole and cents, and puts balances together the same way.
#include <iostream>
#include <map>
#include <string>

using namespace std;

int main() {
    map<string, long long> balances;
    string name, amount;
    while (cin >> name >> amount) {
        size_t point = amount.find('.');
        string whole = amount.substr(0, point);
        string decimals = amount.substr(point + 1);
        long long cents = abs(stoll(whole)) * 100 + stoll(decimals);
        if (amount[0] == '-') cents = -cents;
        balances[name] += cents;
        long long rest = abs(balances[name]);
        string text = to_string(rest % 100);
        if (text.size() < 2) text = "0" + text;
        text = to_string(rest / 100) + "." + text;
        if (balances[name] < 0) text = "-" + text;
        cout << text << endl;
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

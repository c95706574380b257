// Keeps lowest, highest and sum of each station in maps of their own.
#include <iostream>
#include <map>
#include <string>

using namespace std;

int tenths_of(string word) {
    size_t point = word.find('.');
    int tenths = abs(stoi(word.substr(0, point))) * 10 + stoi(word.substr(point + 1));
    if (word[0] == '-') tenths = -tenths;
    return tenths;
}

string text_of(int tenths) {
    string text = to_string(abs(tenths) / 10) + "." + to_string(abs(tenths) % 10);
    if (tenths < 0) text = "-" + text;
    return text;
}

int main() {
    map<string, int> lowest, highest, total;
    string name, word;
    while (cin >> name >> word) {
        int tenths = tenths_of(word);
        if (total.count(name) == 0) {
            lowest[name] = tenths;
            highest[name] = tenths;
            total[name] = 0;
        }
        if (tenths < lowest[name]) lowest[name] = tenths;
        if (tenths > highest[name]) highest[name] = tenths;
        total[name] += tenths;
    }
    for (auto station : total) {
        string name = station.first;
        cout << name << " " << text_of(lowest[name]) << " " << text_of(highest[name]) << " " << text_of(total[name]);
        cout << endl;
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

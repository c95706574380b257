// Keeps in a deque the readings that may still become the lowest.
#include <deque>
#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, k;
    std::cin >> n >> k;
    std::vector<int> readings(n);
    for (int& reading : readings) std::cin >> reading;
    std::deque<int> waiting;
    for (int place = 0; place < n; ++place) {
        while (!waiting.empty() && readings[waiting.back()] >= readings[place]) waiting.pop_back();
        waiting.push_back(place);
        if (waiting.front() <= place - k) waiting.pop_front();
        if (place >= k - 1) std::cout << readings[waiting.front()] << '\n';
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

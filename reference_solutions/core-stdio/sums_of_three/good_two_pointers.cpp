// Fixes the least, and closes in on the other two from both ends of the sorted rest.
#include <algorithm>
#include <iostream>
#include <vector>

int main() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    int n, n_targets;
    std::cin >> n >> n_targets;
    std::vector<int> numbers(n);
    for (int& number : numbers) std::cin >> number;
    std::sort(numbers.begin(), numbers.end());
    for (int target; std::cin >> target;) {
        int ways = 0;
        for (int least = 0; least < n - 2; ++least) {
            const int rest = target - numbers[least];
            int low = least + 1, high = n - 1;
            while (low < high) {
                const int two = numbers[low] + numbers[high];
                if (two < rest) {
                    ++low;
                } else if (two > rest) {
                    --high;
                } else {
                    ++ways;
                    ++low;
                    --high;
                }
            }
        }
        std::cout << ways << '\n';
    }
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

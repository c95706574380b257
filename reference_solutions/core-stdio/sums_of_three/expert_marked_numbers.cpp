// Fixes the least; the middle one is below half of what is missing: for each, looks up whether the third is marked.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>

static constexpr int LARGEST = 1000000;
static char text[1 << 11];
static const char* at = text;
static int numbers[130];
static std::uint8_t marks[2 * LARGEST + 1];  // by number, from -1,000,000 on

static int next_number() {
    const bool negative = *at == '-';
    at += negative;
    int number = *at++ - '0';
    while (*at >= '0') number = number * 10 + (*at++ - '0');
    ++at;
    return negative ? -number : number;
}

int main() {
    std::fread(text, 1, sizeof text - 1, stdin);
    const int n = next_number();
    int n_targets = next_number();
    for (int index = 0; index < n; ++index) {
        numbers[index] = next_number();
        marks[numbers[index] + LARGEST] = 1;
    }
    std::sort(numbers, numbers + n);
    char out[4 * 8];
    char* to = out;
    for (; n_targets > 0; --n_targets) {
        const int target = next_number();
        int ways = 0;
        // As the least grows, less is missing: both ends of where the middle one may be go down.
        int low = n, high = n;
        for (int least = 0; least < high; ++least) {
            const int missing = target - numbers[least];
            while (low > 0 && numbers[low - 1] >= missing - numbers[n - 1]) --low;
            while (high > 0 && 2 * numbers[high - 1] >= missing) --high;
            for (int middle = std::max(low, least + 1); middle < high; ++middle) {
                ways += marks[LARGEST + missing - numbers[middle]];
            }
        }
        to = std::to_chars(to, to + 7, ways).ptr;
        *to++ = '\n';
    }
    std::fwrite(out, 1, to - out, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

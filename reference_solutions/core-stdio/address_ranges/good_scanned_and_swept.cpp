// Scans the eight numbers of a line by a format, and sweeps over the sorted ranges.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <utility>
#include <vector>

int main() {
    std::vector<std::pair<std::int64_t, std::int64_t>> ranges;
    unsigned a, b, c, d, e, f, g, h;
    while (std::scanf("%u.%u.%u.%u-%u.%u.%u.%u", &a, &b, &c, &d, &e, &f, &g, &h) == 8) {
        const std::int64_t start = a << 24 | b << 16 | c << 8 | d;
        const std::int64_t end = e << 24 | f << 16 | g << 8 | h;
        std::printf("%lld\n", static_cast<long long>(end - start + 1));
        ranges.emplace_back(start, end);
    }
    std::sort(ranges.begin(), ranges.end());
    std::int64_t covered = 0, reached = -1;
    for (const auto& [start, end] : ranges) {
        if (end > reached) {
            covered += end - std::max(start - 1, reached);
            reached = end;
        }
    }
    std::printf("%lld\n", static_cast<long long>(covered));
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

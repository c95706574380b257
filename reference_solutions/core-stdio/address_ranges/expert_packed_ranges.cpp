// Packs both ends of a range into one number, so that sorting compares numbers only.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>

static char text[1 << 15];  // 850 lines of up to 32 characters
static char out[1 << 14];
static std::uint64_t ranges[1024];

// Reads the four numbers of an address and the character behind it.
static const char* read_address(const char* at, std::uint32_t& address) {
    address = 0;
    for (int part = 0; part < 4; ++part) {
        std::uint32_t number = *at++ - '0';
        while (*at >= '0') number = number * 10 + (*at++ - '0');
        address = address << 8 | number;
        ++at;
    }
    return at;
}

int main() {
    const char* const text_end = text + std::fread(text, 1, sizeof text - 1, stdin);
    std::uint64_t* last = ranges;
    char* to = out;
    for (const char* at = text; at < text_end;) {
        std::uint32_t start, end;
        at = read_address(at, start);
        at = read_address(at, end);
        *last++ = std::uint64_t{start} << 32 | end;
        to = std::to_chars(to, to + 20, std::uint64_t{end} - start + 1).ptr;
        *to++ = '\n';
    }
    std::sort(ranges, last);
    std::int64_t covered = 0, reached = -1;
    for (const std::uint64_t* range = ranges; range < last; ++range) {
        const std::int64_t start = *range >> 32, end = *range & 0xFFFFFFFF;
        if (end > reached) {
            covered += end - std::max(start - 1, reached);
            reached = end;
        }
    }
    to = std::to_chars(to, to + 20, covered).ptr;
    *to++ = '\n';
    std::fwrite(out, 1, to - out, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

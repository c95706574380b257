// Writes as many digits at a time as have at most 256 values, from a table for each base.
#include <cstdint>
#include <cstdio>
#include <cstring>

static char text[(1 << 16) + 8];  // 700 lines of up to 71 characters
static char out[(1 << 16) + 8];
static const char* at = text;

struct Groups {
    std::uint32_t step;  // the number of all groups; 0 where they are not made yet
    int size;  // in digits
    char digits[256][8];  // the first ones are zeros and not wanted, so that groups end in the same place
};

static Groups tables[17];

static Groups& groups_of(unsigned base) {
    Groups& groups = tables[base];
    if (groups.step != 0) return groups;
    groups.step = groups.size = 1;
    for (; groups.step * base <= 256; ++groups.size) groups.step *= base;
    --groups.size;
    const char last = "0123456789abcdef"[base - 1];
    char digits[9] = "00000000";
    for (std::uint32_t number = 0;; ++number) {
        std::memcpy(groups.digits[number], digits, 8);
        if (number + 1 == groups.step) break;
        int place = 7;
        for (; digits[place] == last; --place) digits[place] = '0';
        digits[place] += digits[place] == '9' ? 'a' - '9' : 1;
    }
    return groups;
}

static int next_base() {
    int base = *at++ - '0';
    if (*at >= '0') base = base * 10 + (*at++ - '0');
    ++at;
    return base;
}

int main() {
    const char* const end = text + std::fread(text, 1, 1 << 16, stdin);
    std::uint8_t values[128];
    for (int value = 0; value < 16; ++value) values[static_cast<unsigned char>("0123456789abcdef"[value])] = value;
    char* to = out;
    while (at < end) {
        const char* digit = at;
        while (*at != ' ') ++at;
        const char* const digits_end = at++;
        const unsigned given = next_base(), wanted = next_base();
        std::uint64_t number = 0;
        for (; digit < digits_end; ++digit) number = number * given + values[static_cast<unsigned char>(*digit)];

        const Groups& groups = groups_of(wanted);
        char result[8 + 72];
        char* first = result + sizeof result;
        for (;;) {
            const char* const group = groups.digits[number % groups.step];
            std::memcpy(first - 8, group, 8);
            number /= groups.step;
            if (number == 0) break;
            first -= groups.size;
        }
        first -= groups.size;
        while (*first == '0' && first < result + sizeof result - 1) ++first;
        const std::size_t size = result + sizeof result - first;
        std::memcpy(to, first, size);
        to += size;
        *to++ = '\n';
    }
    std::fwrite(out, 1, to - out, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

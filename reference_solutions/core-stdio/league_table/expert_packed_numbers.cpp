// Packs points, minutes and the team's index into one number; compares names only where both are equal.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstring>

static constexpr int MOST = 1150, INDEX_BITS = 11, NAME_SIZE = 10;
static char text[(1 << 15) + NAME_SIZE];  // 1,150 lines of up to 27 characters
static char out[1 << 15];
static const char* at = text;
static const char* names[MOST];
static std::uint64_t teams[MOST];

static std::uint32_t next_number() {
    std::uint32_t number = 0;
    while (*at >= '0') number = number * 10 + (*at++ - '0');
    ++at;
    return number;
}

// The space behind a name is below all letters, so it need not be looked for.
static bool earlier(std::uint64_t one, std::uint64_t other) {
    constexpr std::uint64_t INDEX = (1 << INDEX_BITS) - 1;
    return std::memcmp(names[one & INDEX], names[other & INDEX], NAME_SIZE + 1) < 0;
}

int main() {
    std::fread(text, 1, 1 << 15, stdin);
    const int n = next_number();
    for (int index = 0; index < n; ++index) {
        names[index] = at;
        while (*at != ' ') ++at;
        ++at;
        const std::uint64_t behind_best = 1000000 - next_number();
        teams[index] = (behind_best << 20 | next_number()) << INDEX_BITS | index;
    }
    std::sort(teams, teams + n);
    char* to = out;
    for (int start = 0, end; start < n; start = end) {
        for (end = start + 1; end < n && teams[end] >> INDEX_BITS == teams[start] >> INDEX_BITS;) ++end;
        if (end > start + 1) std::sort(teams + start, teams + end, earlier);
        char place[8];
        char* const place_end = std::to_chars(place, place + 4, start + 1).ptr;
        *place_end = ' ';
        for (int team = start; team < end; ++team) {
            std::memcpy(to, place, 8);
            to += place_end - place + 1;
            for (const char* name = names[teams[team] % (1 << INDEX_BITS)]; *name != ' ';) *to++ = *name++;
            *to++ = '\n';
        }
    }
    std::fwrite(out, 1, to - out, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

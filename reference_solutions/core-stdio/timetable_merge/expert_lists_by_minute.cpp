// Puts departures into a list for each minute, and sorts destinations where several share one.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>

// A line has up to 23 characters.
static constexpr int MOST = 2100, COPIED = 24, MINUTES = 24 * 60;
static char text[(1 << 16) + COPIED];
static char out[(1 << 16) + COPIED];

struct Departure {
    const char* line;
    std::int16_t size;  // with its line feed, which is below all letters and the space
    std::int16_t next;  // the one before in the text at the same minute; 0 for none
};

static Departure departures[MOST + 1];  // numbered from 1
static std::int16_t last_at[MINUTES];

static bool earlier(const Departure& one, const Departure& other) {
    return std::memcmp(one.line, other.line, std::min(one.size, other.size)) < 0;
}

static char* copy(char* to, const Departure& departure) {
    std::memcpy(to, departure.line, COPIED);
    return to + departure.size;
}

int main() {
    const char* const end = text + std::fread(text, 1, 1 << 16, stdin);
    int n = 0;
    for (const char* at = text; at < end; ++at) {
        const char* const line = at;
        while (*at != '\n') ++at;
        if (line[2] != ':') continue;  // a number of departures
        const int minute = ((line[0] - '0') * 10 + line[1] - '0') * 60 + (line[3] - '0') * 10 + line[4] - '0';
        departures[++n] = {line, static_cast<std::int16_t>(at + 1 - line), last_at[minute]};
        last_at[minute] = n;
    }
    char* to = out;
    static Departure together[MOST];
    for (const int last : last_at) {
        if (last == 0) continue;
        if (departures[last].next == 0) {
            to = copy(to, departures[last]);
            continue;
        }
        int size = 0;
        for (int each = last; each != 0; each = departures[each].next) together[size++] = departures[each];
        std::sort(together, together + size, earlier);
        for (int each = 0; each < size; ++each) to = copy(to, together[each]);
    }
    std::fwrite(out, 1, to - out, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

// Packs each name into one number, five bits a letter: it is a key of a flat hash table, and sorts like the name.
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

static char text[1 << 16];  // 1,900 lines of up to 19 characters
static char out[1 << 16];

struct Station {
    std::uint64_t name;  // the first letter in the highest bits; 0 where the slot is free
    int lowest, highest, total;
};

static constexpr int BITS = 12, LETTERS = 12;  // of the table's size, and of a name
static Station stations[1 << BITS];
static Station* in_use[1 << BITS];
static int n_stations;

static Station& station_of(std::uint64_t name) {
    std::size_t slot = name * 0x9E3779B97F4A7C15u >> (64 - BITS);
    while (stations[slot].name != name) {
        if (stations[slot].name == 0) {
            stations[slot] = {name, 1000, -1000, 0};
            in_use[n_stations++] = &stations[slot];
            break;
        }
        slot = (slot + 1) % (1 << BITS);
    }
    return stations[slot];
}

static char* write_tenths(char* to, int tenths) {
    *to++ = ' ';
    if (tenths < 0) *to++ = '-';
    const unsigned rest = std::abs(tenths);
    to = std::to_chars(to, to + 8, rest / 10).ptr;
    *to++ = '.';
    *to++ = '0' + rest % 10;
    return to;
}

int main() {
    const char* const end = text + std::fread(text, 1, sizeof text - 1, stdin);
    for (const char* at = text; at < end;) {
        std::uint64_t name = 0;
        int room = 5 * LETTERS;
        for (; *at != ' '; ++at) name |= std::uint64_t{*at & 31u} << (room -= 5);
        const bool negative = *++at == '-';
        at += negative;
        int tenths = *at++ - '0';
        if (*at != '.') tenths = tenths * 10 + (*at++ - '0');
        tenths = tenths * 10 + (at[1] - '0');
        at += 3;
        if (negative) tenths = -tenths;
        Station& station = station_of(name);
        station.lowest = std::min(station.lowest, tenths);
        station.highest = std::max(station.highest, tenths);
        station.total += tenths;
    }
    std::sort(in_use, in_use + n_stations, [](const Station* a, const Station* b) { return a->name < b->name; });
    char* to = out;
    for (int index = 0; index < n_stations; ++index) {
        const Station& station = *in_use[index];
        for (std::uint64_t rest = station.name << (64 - 5 * LETTERS); rest != 0; rest <<= 5) {
            *to++ = 'a' - 1 + (rest >> 59);
        }
        to = write_tenths(to, station.lowest);
        to = write_tenths(to, station.highest);
        to = write_tenths(to, station.total);
        *to++ = '\n';
    }
    std::fwrite(out, 1, to - out, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

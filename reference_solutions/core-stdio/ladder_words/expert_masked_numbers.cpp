// Takes words as numbers, one byte a letter: a mask blots a place out; gathers the words by what is left.
#include <charconv>
#include <cstdint>
#include <cstdio>

static constexpr int MOST = 520, LONGEST = 8, BITS = 13;  // of the table: 4,160 gatherings at most
static char text[1 << 13];
static char out[1 << 13];

struct Gathering {
    std::uint64_t pattern;  // 0 where the slot is free
    std::uint16_t first;  // the word that was gathered last; 0 for none
};

static Gathering gatherings[1 << BITS];
static std::uint16_t slots[MOST + 1][LONGEST];  // words are numbered from 1
static std::uint16_t behind[MOST + 1][LONGEST];  // the next word of the gathering; 0 for none
static bool reached[MOST + 1];
static std::uint16_t queue[MOST];

static int slot_of(std::uint64_t pattern) {
    int slot = pattern * 0x9E3779B97F4A7C15u >> (64 - BITS);
    while (gatherings[slot].pattern != pattern && gatherings[slot].pattern != 0) slot = (slot + 1) % (1 << BITS);
    gatherings[slot].pattern = pattern;
    return slot;
}

int main() {
    std::fread(text, 1, sizeof text - 1, stdin);
    const char* at = text;
    int n_words = 0;
    while (*at != '\n') n_words = n_words * 10 + (*at++ - '0');
    int length = 0;
    while (at[length + 1] >= 'a') ++length;
    for (int word = 1; word <= n_words; ++word) {
        std::uint64_t code = 0;
        while (*++at >= 'a') code = code << 8 | *at;
        for (int place = 0; place < length; ++place) {
            const int slot = slot_of(code | std::uint64_t{255} << 8 * place);
            slots[word][place] = slot;
            behind[word][place] = gatherings[slot].first;
            gatherings[slot].first = word;
        }
    }
    char* to = out;
    queue[0] = 1;
    reached[1] = true;
    int n_reached = 1;
    for (int start = 0; start < n_reached;) {
        const int round_end = n_reached;
        to = std::to_chars(to, to + 4, round_end - start).ptr;
        *to++ = ' ';
        for (; start < round_end; ++start) {
            for (int place = 0; place < length; ++place) {
                Gathering& gathering = gatherings[slots[queue[start]][place]];
                for (int word = gathering.first; word != 0; word = behind[word][place]) {
                    if (reached[word]) continue;
                    reached[word] = true;
                    queue[n_reached++] = word;
                }
                gathering.first = 0;  // nobody needs it again
            }
        }
    }
    to[-1] = '\n';
    std::fwrite(out, 1, to - out, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

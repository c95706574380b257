// Hashes each word while its letters are read, and counts in a flat table; sorts by numbers.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstring>

// For a letter the small one, for any other character 0.
static constexpr auto SMALL = [] {
    std::array<char, 256> table{};
    for (int letter = 0; letter < 26; ++letter) table['a' + letter] = table['A' + letter] = 'a' + letter;
    return table;
}();

static constexpr int BITS = 16;  // of the table's size: more than twice the words in 61,000 characters
static char text[1 << 16];
static char out[1 << 18];

struct Word {
    const char* letters;  // null where the slot is free
    std::uint32_t size, count;
};

struct Line {
    std::uint64_t rank;  // the count turned round, then the first letters
    const Word* word;
};

static Word words[1 << BITS];
static Line lines[1 << (BITS - 1)];

static bool earlier(const Line& one, const Line& other) {
    if (one.rank != other.rank) return one.rank < other.rank;
    // Equal counts: the words begin alike. A shorter one comes before those that it begins.
    const std::uint32_t size = std::min(one.word->size, other.word->size);
    const int order = std::memcmp(one.word->letters, other.word->letters, size);
    return order != 0 ? order < 0 : one.word->size < other.word->size;
}

int main() {
    char* const end = text + std::fread(text, 1, sizeof text - 1, stdin);
    int n_words = 0;
    for (char* at = text; at < end; ++at) {
        char letter = SMALL[static_cast<unsigned char>(*at)];
        if (letter == 0) continue;
        char* const start = at;
        std::uint32_t hash = 0;
        do {
            *at = letter;
            hash = (hash + letter) * 0x9E3779B1u;
            letter = SMALL[static_cast<unsigned char>(*++at)];
        } while (letter != 0);
        const std::uint32_t size = at - start;
        std::uint32_t slot = hash >> (32 - BITS);
        for (; words[slot].letters != nullptr; slot = (slot + 1) % (1 << BITS)) {
            if (words[slot].size == size && std::memcmp(words[slot].letters, start, size) == 0) break;
        }
        Word& word = words[slot];
        if (word.letters == nullptr) {
            word = {start, size, 0};
            lines[n_words++].word = &word;
        }
        ++word.count;
    }
    for (int index = 0; index < n_words; ++index) {
        const Word& word = *lines[index].word;
        std::uint64_t rank = (1 << 16) - word.count;
        for (std::uint32_t place = 0; place < 6; ++place) {
            rank = rank << 8 | (place < word.size ? word.letters[place] : 0);
        }
        lines[index].rank = rank;
    }
    std::sort(lines, lines + n_words, earlier);
    char* to = out;
    for (int index = 0; index < n_words; ++index) {
        const Word& word = *lines[index].word;
        std::memcpy(to, word.letters, word.size);
        to += word.size;
        *to++ = ' ';
        to = std::to_chars(to, to + 6, word.count).ptr;
        *to++ = '\n';
    }
    std::fwrite(out, 1, to - out, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

// Keeps all palindromes that end here in a tree, and looks at each series of them with one difference only once.
//
// The lengths of the palindromes that end at a place fall into O(log n) arithmetic series; what a series offers is
// known from the place one difference before, but for its shortest palindrome (Fici, Gagie, Kärkkäinen, Kempa: "A
// subquadratic algorithm for minimum palindromic factorization", 2014).
#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>

static constexpr int MOST = 640;
static char text[MOST + 8];
static char out[MOST * 4];

struct Palindrome {
    std::int16_t length;
    std::int16_t suffix;  // the longest palindrome that ends it, itself excepted
    std::int16_t difference;  // of both lengths
    std::int16_t series;  // the longest of those at its end that has another difference
    std::int16_t best;  // the fewest pieces in front of one of its series, when it was seen last
    std::int16_t wider[26];  // with one letter more on both sides; 0 where none is known
};

// The latter has the length -1: a letter on both sides of it is one letter.
static constexpr int EMPTY = 0, IMAGINARY = 1;
static Palindrome known[MOST + 2];
static std::int16_t fewest[MOST + 1];

int main() {
    text[0] = '\n';
    const char* const letters = text + 1;
    std::fread(text + 1, 1, MOST + 1, stdin);
    known[EMPTY].suffix = known[IMAGINARY].suffix = IMAGINARY;
    known[IMAGINARY].length = -1;
    int n_known = 2, longest = EMPTY;
    char* to = out;
    for (int place = 0; letters[place] >= 'a'; ++place) {
        const char letter = letters[place];
        const auto widened = [&](int inner) {
            while (letters[place - 1 - known[inner].length] != letter) inner = known[inner].suffix;
            return inner;
        };
        const int inner = widened(longest);
        longest = known[inner].wider[letter - 'a'];
        if (longest == 0) {
            longest = n_known++;
            Palindrome& found = known[longest];
            found.length = known[inner].length + 2;
            found.suffix = found.length == 1 ? EMPTY : known[widened(known[inner].suffix)].wider[letter - 'a'];
            found.difference = found.length - known[found.suffix].length;
            const bool goes_on = found.difference == known[found.suffix].difference;
            found.series = goes_on ? known[found.suffix].series : found.suffix;
            known[inner].wider[letter - 'a'] = longest;
        }
        std::int16_t pieces = MOST;
        for (int each = longest; known[each].length > 0; each = known[each].series) {
            Palindrome& series = known[each];
            series.best = fewest[place + 1 - known[series.series].length - series.difference];
            if (series.series != series.suffix) series.best = std::min(series.best, known[series.suffix].best);
            pieces = std::min(pieces, series.best);
        }
        fewest[place + 1] = pieces + 1;
        to = std::to_chars(to, to + 3, pieces + 1).ptr;
        *to++ = ' ';
    }
    to[-1] = '\n';
    std::fwrite(out, 1, to - out, stdout);
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

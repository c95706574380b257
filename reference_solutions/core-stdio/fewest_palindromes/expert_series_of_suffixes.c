/* Keeps all palindromes that end here in a tree, and looks at each series of them with one difference only once.
 *
 * The lengths of the palindromes that end at a place fall into O(log n) arithmetic series; what a series offers is
 * known from the place one difference before, but for its shortest palindrome (Fici, Gagie, Kärkkäinen, Kempa: "A
 * subquadratic algorithm for minimum palindromic factorization", 2014).
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum { MOST = 640 };
static char text[MOST + 8];
static char out[MOST * 4];

struct palindrome {
    int16_t length;
    int16_t suffix; /* the longest palindrome that ends it, itself excepted */
    int16_t difference; /* of both lengths */
    int16_t series; /* the longest of those at its end that has another difference */
    int16_t best; /* the fewest pieces in front of one of its series, when it was seen last */
    int16_t wider[26]; /* with one letter more on both sides; 0 where none is known */
};

/* The latter has the length -1: a letter on both sides of it is one letter. */
enum { EMPTY = 0, IMAGINARY = 1 };
static struct palindrome known[MOST + 2];
static int16_t fewest[MOST + 1];

static char *write_number(char *to, uint64_t number)
{
    char digits[20];
    int place = sizeof digits;
    do
        digits[--place] = '0' + number % 10;
    while (number /= 10);
    while (place < (int)sizeof digits)
        *to++ = digits[place++];
    return to;
}

static int widened(const char *place, int inner)
{
    while (place[-1 - known[inner].length] != *place) inner = known[inner].suffix;
    return inner;
}

int main(void)
{
    text[0] = '\n';
    const char *letters = text + 1;
    fread(text + 1, 1, MOST + 1, stdin);
    known[EMPTY].suffix = known[IMAGINARY].suffix = IMAGINARY;
    known[IMAGINARY].length = -1;
    int n_known = 2, longest = EMPTY;
    char *to = out;
    for (int place = 0; letters[place] >= 'a'; ++place) {
        const char letter = letters[place];
        const int inner = widened(letters + place, longest);
        longest = known[inner].wider[letter - 'a'];
        if (longest == 0) {
            longest = n_known++;
            struct palindrome *found = &known[longest];
            found->length = known[inner].length + 2;
            const int shorter = found->length == 1 ? EMPTY : widened(letters + place, known[inner].suffix);
            found->suffix = found->length == 1 ? EMPTY : known[shorter].wider[letter - 'a'];
            found->difference = found->length - known[found->suffix].length;
            const bool goes_on = found->difference == known[found->suffix].difference;
            found->series = goes_on ? known[found->suffix].series : found->suffix;
            known[inner].wider[letter - 'a'] = longest;
        }
        int16_t pieces = MOST;
        for (int each = longest; known[each].length > 0; each = known[each].series) {
            struct palindrome *series = &known[each];
            series->best = fewest[place + 1 - known[series->series].length - series->difference];
            if (series->series != series->suffix && known[series->suffix].best < series->best) {
                series->best = known[series->suffix].best;
            }
            if (series->best < pieces) pieces = series->best;
        }
        fewest[place + 1] = pieces + 1;
        to = write_number(to, pieces + 1);
        *to++ = ' ';
    }
    to[-1] = '\n';
    fwrite(out, 1, to - out, stdout);
    return 0;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

/* Hashes each word while its letters are read, and counts in a flat table; sorts by numbers. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BITS 16 /* of the table's size: more than twice the words in 61,000 characters */
#define SLOTS (1 << BITS)

struct word {
    const char *letters; /* null where the slot is free */
    uint32_t size, count;
};

struct line {
    uint64_t rank; /* the count turned round, then the first letters */
    const struct word *word;
};

static char text[1 << 16];
static char out[1 << 18];
static unsigned char small[256]; /* for a letter the small one, for any other character 0 */
static struct word words[SLOTS];
static struct line lines[SLOTS / 2];

static struct word *find_word(const char *letters, uint32_t size, uint32_t hash)
{
    uint32_t slot = hash >> (32 - BITS);
    while (words[slot].letters && (words[slot].size != size || memcmp(words[slot].letters, letters, size)))
        slot = (slot + 1) % SLOTS;
    return &words[slot];
}

static int in_order(const void *a, const void *b)
{
    const struct line *one = a, *other = b;
    if (one->rank != other->rank)
        return one->rank < other->rank ? -1 : 1;
    /* Equal counts: the words begin alike. A shorter one comes before those that it begins. */
    const uint32_t size = one->word->size, other_size = other->word->size;
    const int order = memcmp(one->word->letters, other->word->letters, size < other_size ? size : other_size);
    return order ? order : size < other_size ? -1 : size > other_size;
}

int main(void)
{
    for (int letter = 0; letter < 26; ++letter)
        small['a' + letter] = small['A' + letter] = 'a' + letter;
    char *end = text + fread(text, 1, sizeof text - 1, stdin);
    int n_words = 0;
    for (char *at = text; at < end; ++at) {
        unsigned char letter = small[(unsigned char)*at];
        if (!letter)
            continue;
        char *start = at;
        uint32_t hash = 0;
        do {
            *at = letter;
            hash = (hash + letter) * 0x9E3779B1u;
            letter = small[(unsigned char)*++at];
        } while (letter);
        const uint32_t size = at - start;
        struct word *word = find_word(start, size, hash);
        if (!word->letters) {
            *word = (struct word){start, size, 0};
            lines[n_words++].word = word;
        }
        ++word->count;
    }
    for (int index = 0; index < n_words; ++index) {
        const struct word *word = lines[index].word;
        uint64_t rank = (1 << 16) - word->count;
        for (uint32_t place = 0; place < 6; ++place)
            rank = rank << 8 | (place < word->size ? word->letters[place] : 0);
        lines[index].rank = rank;
    }
    qsort(lines, n_words, sizeof *lines, in_order);
    char *to = out;
    for (int index = 0; index < n_words; ++index) {
        const struct word *word = lines[index].word;
        memcpy(to, word->letters, word->size);
        to += word->size;
        *to++ = ' ';
        char digits[6];
        int place = sizeof digits;
        uint32_t rest = word->count;
        do
            digits[--place] = '0' + rest % 10;
        while (rest /= 10);
        while (place < (int)sizeof digits)
            *to++ = digits[place++];
        *to++ = '\n';
    }
    fwrite(out, 1, to - out, stdout);
    return 0;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

/* Reads the questions first, goes through the log once, and answers each question when its moment comes. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum { MOST = 950, BITS = 12 }; /* of the table's size: more than twice the items there may be */
static char text[1 << 16]; /* 950 entries of up to 25 characters, 950 questions of up to 17 */
static char out[1 << 14];
static const char *at = text;

struct item {
    uint64_t name; /* five bits a letter; 0 where the slot is free */
    int32_t stock; /* at most 950 million */
};

struct entry {
    struct item *item;
    int32_t change;
};

static struct item items[1 << BITS];
static struct entry entries[MOST + 1];
static struct item *wanted[MOST + 1]; /* questions are numbered from 1 */
static int32_t answers[MOST + 1];
static int16_t first_at[MOST + 1], next_at[MOST + 1]; /* questions about a moment; 0 for none */

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

static int32_t next_number(void)
{
    int32_t number = *at++ - '0';
    while (*at >= '0') number = number * 10 + (*at++ - '0');
    ++at;
    return number;
}

static struct item *next_item(void)
{
    uint64_t name = 0;
    for (; *at != ' '; ++at) name = name << 5 | (*at & 31);
    ++at;
    size_t slot = name * 0x9E3779B97F4A7C15u >> (64 - BITS);
    while (items[slot].name != name && items[slot].name != 0) slot = (slot + 1) % (1 << BITS);
    items[slot].name = name;
    return &items[slot];
}

int main(void)
{
    fread(text, 1, sizeof text - 1, stdin);
    const int n = next_number(), n_questions = next_number();
    for (int moment = 1; moment <= n; ++moment) {
        const bool brought = *at == 'i';
        at += brought ? 3 : 4;
        entries[moment].item = next_item();
        const int32_t amount = next_number();
        entries[moment].change = brought ? amount : -amount;
    }
    for (int question = 1; question <= n_questions; ++question) {
        wanted[question] = next_item();
        const int moment = next_number();
        next_at[question] = first_at[moment];
        first_at[moment] = question;
    }
    for (int moment = 1; moment <= n; ++moment) {
        struct item *item = entries[moment].item;
        const int32_t stock = item->stock + entries[moment].change;
        if (stock >= 0) item->stock = stock;
        for (int question = first_at[moment]; question != 0; question = next_at[question]) {
            answers[question] = wanted[question]->stock;
        }
    }
    char *to = out;
    for (int question = 1; question <= n_questions; ++question) {
        to = write_number(to, answers[question]);
        *to++ = '\n';
    }
    fwrite(out, 1, to - out, stdout);
    return 0;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

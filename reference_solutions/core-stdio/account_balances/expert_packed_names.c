/* Packs each name into one number, five bits a letter, and finds it in a flat hash table. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static char text[1 << 16]; /* 1,500 lines of up to 20 characters */
static char out[1 << 16];

struct account {
    uint64_t name; /* 0 where the slot is free */
    int64_t cents;
};

enum { BITS = 12 }; /* of the table's size: more than twice the accounts that there may be */
static struct account accounts[1 << BITS];

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

static struct account *account_of(uint64_t name)
{
    size_t slot = name * 0x9E3779B97F4A7C15u >> (64 - BITS);
    while (accounts[slot].name != name) {
        if (accounts[slot].name == 0) {
            accounts[slot].name = name;
            break;
        }
        slot = (slot + 1) % (1 << BITS);
    }
    return &accounts[slot];
}

int main(void)
{
    const char *end = text + fread(text, 1, sizeof text - 1, stdin);
    char *to = out;
    for (const char *at = text; at < end;) {
        uint64_t name = 0;
        for (; *at != ' '; ++at) name = name << 5 | (*at & 31);
        const bool negative = *++at == '-';
        at += negative;
        int64_t cents = 0;
        for (; *at != '.'; ++at) cents = cents * 10 + (*at - '0');
        cents = cents * 100 + (at[1] - '0') * 10 + (at[2] - '0');
        at += 4;

        struct account *account = account_of(name);
        account->cents += negative ? -cents : cents;
        if (account->cents < 0) *to++ = '-';
        const int64_t rest = llabs(account->cents);
        const int decimals = rest % 100;
        to = write_number(to, rest / 100);
        *to++ = '.';
        *to++ = '0' + decimals / 10;
        *to++ = '0' + decimals % 10;
        *to++ = '\n';
    }
    fwrite(out, 1, to - out, stdout);
    return 0;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

/* Makes the table of characters for each number once. */
#include <stdio.h>
#include <string.h>

static char text[1 << 15]; /* 1,800 lines of up to 17 characters */
static char out[1 << 15];
static char tables[26][128];

static void make_tables(void)
{
    char same[128];
    for (int sign = 0; sign < 128; ++sign) same[sign] = sign;
    const char *twice_small = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
    const char *twice_capital = "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (int shift = 0; shift < 26; ++shift) {
        memcpy(tables[shift], same, 128);
        memcpy(tables[shift] + 'a', twice_small + shift, 26);
        memcpy(tables[shift] + 'A', twice_capital + shift, 26);
    }
}

int main(void)
{
    make_tables();
    const char *end = text + fread(text, 1, sizeof text - 1, stdin);
    char *to = out;
    for (const char *at = text; at < end;) {
        int shift = *at++ - '0';
        if (*at != ' ') shift = shift * 10 + (*at++ - '0');
        const char *table = tables[shift];
        ++at;
        for (; *at != '\n'; ++at) *to++ = table[(unsigned char)(*at)];
        *to++ = *at++;
    }
    fwrite(out, 1, to - out, stdout);
    return 0;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

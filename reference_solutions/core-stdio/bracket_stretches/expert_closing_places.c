/* Looks at closing brackets only: what a sound stretch needs in front of it is known from where it would begin. */
#include <stdio.h>

/* For a closing bracket the one that it closes, for an opening one 1, for a line feed 0. */
static const char PARTNER[128] = {
    ['('] = 1, ['['] = 1, ['{'] = 1, [')'] = '(', [']'] = '[', ['}'] = '{',
};
static char text[1 << 14]; /* 16 lines of up to 520 brackets */
static int lengths[1 << 14]; /* of the longest sound stretch that ends at the place; 0 at opening brackets */

static char *write_number(char *to, unsigned number)
{
    if (number >= 100)
        *to++ = '0' + number / 100;
    if (number >= 10)
        *to++ = '0' + number / 10 % 10;
    *to++ = '0' + number % 10;
    return to;
}

int main(void)
{
    fread(text, 1, sizeof text - 1, stdin);
    int before = 0, n_lines = 0;
    while (text[before] != '\n')
        n_lines = n_lines * 10 + (text[before++] - '0');
    char out[16 * 9];
    char *to = out;
    /* The line feed before each line is a bracket that nothing closes. */
    for (; n_lines > 0; --n_lines) {
        int longest = 0, first = 0, end = before + 1;
        for (char partner; (partner = PARTNER[(unsigned char)text[end]]) != 0; ++end) {
            if (partner == 1)
                continue;
            int start = end - 1 - lengths[end - 1];
            if (text[start] != partner)
                continue;
            start -= lengths[start - 1];
            const int length = lengths[end] = end - start + 1;
            if (length > longest) {
                longest = length;
                first = start - before;
            }
        }
        to = write_number(to, longest);
        *to++ = ' ';
        to = write_number(to, first);
        *to++ = '\n';
        before = end;
    }
    fwrite(out, 1, to - out, stdout);
    return 0;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

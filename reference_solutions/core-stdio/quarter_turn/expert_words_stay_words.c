/* Never makes numbers of the words: notes where each begins, and copies each as a block of fixed size. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { WORD_MAX = 8 };
static char text[(1 << 17) + WORD_MAX]; /* 90 rows of up to 90 words */
static char out[(1 << 17) + WORD_MAX];
static uint32_t begins[8100 + 1];

int main(void)
{
    fread(text, 1, 1 << 17, stdin);
    const char *at = text;
    int n_rows = 0, n_columns = 0;
    while (*at != ' ') n_rows = n_rows * 10 + (*at++ - '0');
    for (++at; *at != '\n';) n_columns = n_columns * 10 + (*at++ - '0');
    const int n_words = n_rows * n_columns;
    begins[0] = ++at - text;
    for (int word = 1; word <= n_words; ++word) {
        while (*++at >= '-') {
        }
        begins[word] = ++at - text;
    }
    char *to = out;
    for (int column = 0; column < n_columns; ++column) {
        for (int word = n_words - n_columns + column; word >= 0; word -= n_columns) {
            memcpy(to, text + begins[word], WORD_MAX);
            to += begins[word + 1] - begins[word];
            to[-1] = ' ';
        }
        to[-1] = '\n';
    }
    fwrite(out, 1, to - out, stdout);
    return 0;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

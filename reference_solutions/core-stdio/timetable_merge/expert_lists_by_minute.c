/* Puts departures into a list for each minute, and sorts destinations where several share one. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A line has up to 23 characters. */
enum { MOST = 2100, COPIED = 24, MINUTES = 24 * 60 };
static char text[(1 << 16) + COPIED];
static char out[(1 << 16) + COPIED];

struct departure {
    const char *line;
    int16_t size; /* with its line feed, which is below all letters and the space */
    int16_t next; /* the one before in the text at the same minute; 0 for none */
};

static struct departure departures[MOST + 1]; /* numbered from 1 */
static int16_t last_at[MINUTES];

static int in_order(const void *a, const void *b)
{
    const struct departure *one = a, *other = b;
    return memcmp(one->line, other->line, one->size < other->size ? one->size : other->size);
}

static char *copy(char *to, const struct departure *departure)
{
    memcpy(to, departure->line, COPIED);
    return to + departure->size;
}

int main(void)
{
    const char *end = text + fread(text, 1, 1 << 16, stdin);
    int n = 0;
    for (const char *at = text; at < end; ++at) {
        const char *line = at;
        while (*at != '\n') ++at;
        if (line[2] != ':') continue; /* a number of departures */
        const int minute = ((line[0] - '0') * 10 + line[1] - '0') * 60 + (line[3] - '0') * 10 + line[4] - '0';
        departures[++n] = (struct departure){line, at + 1 - line, last_at[minute]};
        last_at[minute] = n;
    }
    char *to = out;
    static struct departure together[MOST];
    for (int minute = 0; minute < MINUTES; ++minute) {
        const int last = last_at[minute];
        if (last == 0) continue;
        if (departures[last].next == 0) {
            to = copy(to, &departures[last]);
            continue;
        }
        int size = 0;
        for (int each = last; each != 0; each = departures[each].next) together[size++] = departures[each];
        qsort(together, size, sizeof *together, in_order);
        for (int each = 0; each < size; ++each) to = copy(to, &together[each]);
    }
    fwrite(out, 1, to - out, stdout);
    return 0;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

/* Costs are small: lets cells wait in one list for each of the next costs; a cell is reached cheapest at first. */
#include <stdint.h>
#include <stdio.h>

static char text[1024]; /* 26 rows of up to 26 cells */
static char out[26 * 5];
static int costs[1024]; /* of the cell at the place in the text; 0 where it was not reached */
static int next[1024]; /* the cell that waits behind this one; 0 where none does */

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

int main(void)
{
    /* Line feeds end a row on both sides; those in front of the first row and behind the last one stand for a rim. */
    char *start = text + 32;
    char *end = start + fread(start, 1, 900, stdin);
    int height = 0, width = 0;
    const char *at = start;
    while (*at != ' ') height = height * 10 + (*at++ - '0');
    for (++at; *at != '\n';) width = width * 10 + (*at++ - '0');
    const int first = at + 1 - text, stride = width + 1;
    for (int place = 0; place < first; ++place) text[place] = '\n';

    int waiting[10] = {0}; /* the first cell that waits for each cost, by its last digit */
    int cost = text[first] - '0', n_waiting = 1;
    costs[first] = cost;
    waiting[cost] = first;
    const int steps[] = {1, stride, -1, -stride};
    for (int round = cost; n_waiting > 0; round = round == 9 ? 0 : round + 1, ++cost) {
        int cell = waiting[round];
        waiting[round] = 0;
        while (cell != 0) {
            const int following = next[cell];
            --n_waiting;
            for (int way = 0; way < 4; ++way) {
                const int neighbour = cell + steps[way];
                const int price = text[neighbour] - '0';
                if (price <= 0 || costs[neighbour] != 0) continue; /* a cliff and the rim are below 0 */
                const int arrival = cost + price;
                costs[neighbour] = arrival;
                int *list = &waiting[round + price < 10 ? round + price : round + price - 10];
                next[neighbour] = *list;
                *list = neighbour;
                ++n_waiting;
            }
            cell = following;
        }
    }
    char *to = out;
    for (int cell = first + stride * (height - 1); text + cell < end && text[cell] != '\n'; ++cell) {
        if (costs[cell] == 0) {
            *to++ = '-';
        } else {
            to = write_number(to, costs[cell]);
        }
        *to++ = ' ';
    }
    to[-1] = '\n';
    fwrite(out, 1, to - out, stdout);
    return 0;
}

// Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68

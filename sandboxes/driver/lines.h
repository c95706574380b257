/* What the lines of a marked program cost: a table beside the gate, which the relay asks for and the plugin fills.
 *
 * A program that effbench has marked (effbench/text/line_marks.py) has os.umask called before each statement, with the
 * number of the statement's line above the mask's nine bits. The plugin sees the call and adds what was counted since the last
 * mark to the line that was at work. Where the relay asks for nothing, as in all runs that are scored, a mark is a call
 * of umask like any other.
 */
#ifndef EFFBENCH_LINES_H
#define EFFBENCH_LINES_H

#include <stdint.h>

/* One more than `effbench.text.line_marks.MOST_LINES`. */
enum { LINES_MOST = 4096, LINES_DEPTH = 1 << 16, LINES_FIRST_BIT = 9 };

enum line_move { LINE_NEXT, LINE_ENTER, LINE_LEAVE };

/* How a mark is written, which decides what it costs itself: in a function, at a module's top level, where a function
 * begins, where it ends, around a value. */
enum line_kind { LINE_IN_FUNCTION, LINE_AT_TOP, LINE_AT_ENTRY, LINE_AT_EXIT, LINE_AROUND, LINE_KINDS };

struct line {
    uint64_t count;             /* instructions while the line was at work, marks included */
    uint64_t begun[LINE_KINDS]; /* how often a mark of each kind put it to work */
    uint64_t ended[LINE_KINDS]; /* and ended that */
};

struct line_table {
    uint64_t is_asked_for;
    struct line lines[LINES_MOST];
};

/* Of the process whose lines are counted. Line 0 stands for what lies before the first mark. */
struct line_state {
    uint64_t since;      /* the counter at the last mark */
    uint32_t at_work;    /* a line */
    uint32_t depth;      /* functions that are being called; beyond LINES_DEPTH their callers are forgotten */
    uint16_t callers[LINES_DEPTH];
};

static inline void lines_begin(struct line_state *state, uint64_t count)
{
    state->at_work = state->depth = 0;
    state->since = count;
}

static inline void lines_end(struct line_table *table, struct line_state *state, uint64_t count)
{
    table->lines[state->at_work].count += count - state->since;
    state->since = count;
}

/* Takes the argument of a call of umask; one that is no mark changes nothing. */
static inline void lines_mark(struct line_table *table, struct line_state *state, uint64_t mask, uint64_t count)
{
    uint64_t code = mask >> LINES_FIRST_BIT, line = code >> 5;
    unsigned move = (code >> 3) & 3, kind = code & 7, depth = state->depth;
    if (mask & ((1 << LINES_FIRST_BIT) - 1) || line >= LINES_MOST || move > LINE_LEAVE || kind >= LINE_KINDS)
        return;
    lines_end(table, state, count);
    table->lines[state->at_work].ended[kind]++;
    if (move == LINE_ENTER) {
        if (depth < LINES_DEPTH)
            state->callers[depth] = (uint16_t)state->at_work;
        state->depth = depth + 1;
    } else if (move == LINE_LEAVE) {
        line = depth && depth <= LINES_DEPTH ? state->callers[depth - 1] : 0;
        state->depth = depth ? depth - 1 : 0;
    }
    state->at_work = (uint32_t)line;
    table->lines[line].begun[kind]++;
}

#endif

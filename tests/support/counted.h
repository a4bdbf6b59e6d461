/*
 * What the program does, counted without a word of it in the program: the linker leads calls from
 * one object file to another through here (--wrap, tests/CMakeLists.txt), and they go on from here.
 *
 * A function that is renamed does not link; one that its own file calls is not seen: so a test says
 * first that everything is counted at all (counted_since is not 0 where it cannot be).
 */
#ifndef RTLESSON_TESTS_COUNTED_H
#define RTLESSON_TESTS_COUNTED_H

/* What is counted: layouts of a page; runs of the simulator, for a film to be shown (a trace), for
 * what of it is counted so far (a ledger) and for figures (of an hour, the goal, the sweep, a
 * prediction, a slider's technique), and those that were run before for the same, with the very
 * same scenario; all runs that the engine began, whatever for, as many as these three; texts of
 * prose that are parsed, and those of them that were parsed before; knobs and measures that are
 * sought by name. */
enum counted {
    COUNTED_LAYOUTS,
    COUNTED_FILMS,
    COUNTED_FILMS_AGAIN,
    COUNTED_LEDGERS,
    COUNTED_LEDGERS_AGAIN,
    COUNTED_FIGURES,
    COUNTED_FIGURES_AGAIN,
    COUNTED_RUNS,
    COUNTED_PARSES,
    COUNTED_PARSES_AGAIN,
    COUNTED_KNOBS,
    COUNTED_MEASURES,
    COUNTED_COUNT
};

extern const char *const counted_names[COUNTED_COUNT];
/* Since counted_begin. */
extern int counted[COUNTED_COUNT];

/* Counts from 0 again. What was run before counts as run anew; what was parsed is remembered. */
void counted_begin(void);

/* Forgets everything, texts as well. */
void counted_release(void);

#endif

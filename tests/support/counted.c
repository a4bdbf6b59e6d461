/* How calls are counted, and how a run and a text are known again. */
#include "counted.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmark.h>
#include <cmocka.h>

#include "base/writer.h"
#include "blocks/near.h"
#include "sim/knob.h"
#include "sim/measure.h"
#include "sim/run.h"
#include "sim/simulate.h"

const char *const counted_names[COUNTED_COUNT] = {
    [COUNTED_LAYOUTS] = "layouts",
    [COUNTED_FILMS] = "films run",
    [COUNTED_FILMS_AGAIN] = "films run again",
    [COUNTED_LEDGERS] = "ledgers run",
    [COUNTED_LEDGERS_AGAIN] = "ledgers run again",
    [COUNTED_FIGURES] = "figures run",
    [COUNTED_FIGURES_AGAIN] = "figures run again",
    [COUNTED_RUNS] = "runs begun",
    [COUNTED_PARSES] = "texts parsed",
    [COUNTED_PARSES_AGAIN] = "texts parsed again",
    [COUNTED_KNOBS] = "knobs sought",
    [COUNTED_MEASURES] = "measures sought",
};
int counted[COUNTED_COUNT];

/* --- What was seen before. --- */

enum { SEEN_MOST = 10000 };
struct seen {
    char *texts[SEEN_MOST];
    int count;
};
static struct seen films, ledgers, figures, prose;

static void forget(struct seen *seen) {
    while (seen->count > 0)
        free(seen->texts[--seen->count]);
}

static bool was_seen(struct seen *seen, const char *text) {
    for (int i = 0; i < seen->count; i++)
        if (strcmp(seen->texts[i], text) == 0)
            return true;
    assert_true(seen->count < SEEN_MOST);
    seen->texts[seen->count++] = strdup(text);
    return false;
}

void counted_begin(void) {
    memset(counted, 0, sizeof counted);
    forget(&films);
    forget(&ledgers);
    forget(&figures);
}

void counted_release(void) {
    counted_begin();
    forget(&prose);
}

/* --- A scenario as a text that no other has. --- */

static void write_process(const struct process *process, struct writer *writer) {
    writer_printf(writer, "%d %jd %jd %jd %d %jd:", (int)process->kind,
                  (intmax_t)process->period_usec, (intmax_t)process->phase_usec,
                  (intmax_t)process->mean_nsec, process->count, (intmax_t)process->gap_usec);
    for (int i = 0; i < process->listed_count; i++)
        writer_printf(writer, " %jd", (intmax_t)process->listed_usec[i]);
}

static void write_knob(const struct scenario *scenario, const struct knob *knob,
                       struct arena *arena, struct writer *writer) {
    const void *member = (const char *)scenario + knob->at;
    const struct jitter *jitter = member;
    if (knob->type == KNOB_TYPE_PROCESS)
        write_process(member, writer);
    else if (knob->type == KNOB_TYPE_JITTER)
        writer_printf(writer, "%d %jd", (int)jitter->kind, (intmax_t)jitter->usec);
    else if (knob->type == KNOB_TYPE_DURATION || knob->type == KNOB_TYPE_WHOLE)
        writer_printf(writer, "%jd", (intmax_t)knob_number(scenario, knob));
    else
        writer_text(writer, knob_words(scenario, knob, arena));
    writer_text(writer, "\n");
}

static bool was_run(struct seen *seen, const struct scenario *scenario, int64_t within_usec) {
    struct arena arena = {0};
    struct writer writer = {0};
    writer_printf(&writer, "%jd\n", (intmax_t)within_usec);
    for (int i = 0; i < KNOB_COUNT; i++)
        write_knob(scenario, &knobs[i], &arena, &writer);
    bool again = was_seen(seen, writer.text);
    writer_release(&writer);
    arena_release(&arena);
    return again;
}

/* --- The calls. Their names are the linker's. --- */

#define LEAD(result, name, parameters)                                                             \
    result __real_##name parameters;                                                               \
    result __wrap_##name parameters;                                                               \
    result __wrap_##name parameters

LEAD(struct near, near_begin,
     (struct keeping * keeping, const struct list *lists, int count, const struct scene *scene,
      int width, int scroll, int focus_y)) {
    counted[COUNTED_LAYOUTS]++;
    return __real_near_begin(keeping, lists, count, scene, width, scroll, focus_y);
}

LEAD(void, run_begin, (struct run * run, const struct scenario *scenario, int64_t within_usec)) {
    counted[COUNTED_RUNS]++;
    __real_run_begin(run, scenario, within_usec);
}

LEAD(bool, simulate_trace,
     (const struct scenario *scenario, const struct simulate_names *names, int message_limit,
      struct arena *arena, struct trace *trace, struct errbuf *err)) {
    counted[COUNTED_FILMS]++;
    counted[COUNTED_FILMS_AGAIN] += was_run(&films, scenario, 0);
    return __real_simulate_trace(scenario, names, message_limit, arena, trace, err);
}

LEAD(bool, simulate_ledger,
     (const struct scenario *scenario, struct arena *arena, struct ledger *ledger,
      struct errbuf *err)) {
    counted[COUNTED_LEDGERS]++;
    counted[COUNTED_LEDGERS_AGAIN] += was_run(&ledgers, scenario, 0);
    return __real_simulate_ledger(scenario, arena, ledger, err);
}

LEAD(bool, simulate_figures,
     (const struct scenario *scenario, int64_t within_usec, struct figures *into,
      struct errbuf *err)) {
    counted[COUNTED_FIGURES]++;
    counted[COUNTED_FIGURES_AGAIN] += was_run(&figures, scenario, within_usec);
    return __real_simulate_figures(scenario, within_usec, into, err);
}

LEAD(void, cmark_parser_feed, (cmark_parser * parser, const char *text, size_t length)) {
    counted[COUNTED_PARSES]++;
    counted[COUNTED_PARSES_AGAIN] += was_seen(&prose, text);
    __real_cmark_parser_feed(parser, text, length);
}

LEAD(const struct knob *, knob_find, (const char *name, char *remedy)) {
    counted[COUNTED_KNOBS]++;
    return __real_knob_find(name, remedy);
}

LEAD(const struct measure *, measure_find, (const char *name, char *remedy)) {
    counted[COUNTED_MEASURES]++;
    return __real_measure_find(name, remedy);
}

/* Measures the simulator, the loader, the player and the record and prints what it found. `./dev
 * bench` runs it on an optimised build.
 *
 * usage: rtlesson_bench [tiny | frames | stages | record]
 *                                    tiny: each measurement small, to see that all work; frames,
 *                                    stages, record: only those of pages, of stages, of keeping
 *        rtlesson_bench lesson SHAPE BYTES  loading alone, of one lesson (support/large.h) */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "base/number.h"
#include "frames.h"
#include "large.h"
#include "loading.h"
#include "record.h"
#include "sim/cost.h"
#include "sim/knob.h"
#include "sim/simulate.h"
#include "stages.h"
#include "textbook.h"

static int64_t scale = 1; /* what clients are divided by */

/* The time that this one thread was given, so that a busy machine does not count. */
static double now_sec(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static long peak_kib(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

static void give_up(const char *what) {
    fprintf(stderr, "rtlesson_bench: %s\n", what);
    exit(1);
}

/* "name=value name=value …" */
static struct scenario scenario_of(const char *text, struct arena *arena) {
    struct scenario scenario = scenario_default();
    struct errbuf err = {""};
    char *settings = arena_copy(arena, text, strlen(text)), *rest = NULL;
    if (settings == NULL)
        give_up("out of memory");
    for (char *name = strtok_r(settings, " ", &rest); name != NULL;
         name = strtok_r(NULL, " ", &rest)) {
        char *value = strchr(name, '=');
        *value = '\0';
        if (!knob_set(&scenario, knob_find(name, NULL), value + 1, arena, &err))
            give_up(err.text);
    }
    scenario_complete(&scenario);
    if (scenario.clients >= scale)
        scenario.clients /= scale;
    return scenario;
}

static struct figures figures_of(const struct scenario *scenario, double *sec) {
    struct figures figures;
    struct errbuf err = {""};
    double begin = now_sec();
    if (!simulate_some(scenario, scenario->clients, 1000000, &figures, &err))
        give_up(err.text);
    *sec = now_sec() - begin;
    return figures;
}

/* Requests, their answers, and what is pushed. */
static int64_t messages_of(const struct scenario *scenario, const struct figures *figures) {
    bool streams = scenario->technique >= TECHNIQUE_SSE;
    return 2 * figures->requests + (streams ? figures->delivered : 0);
}

static void print_speed(const char *name, int64_t messages, double sec) {
    printf("  %-44s %9.1f M messages %8.3f s %8.1f M/s\n", name, (double)messages / 1e6, sec,
           (double)messages / sec / 1e6);
}

/* --- Messages a second. --- */

static const char *const speeds[] = {
    "technique=short-poll events=every:5s clients=100000 duration=10min",
    "technique=short-poll events=poisson:0.2/s clients=100000 duration=10min",
    "technique=short-poll events=poisson:1/min clients=100000 duration=10min jitter=20ms",
    "technique=short-poll events=poisson:0.2/s clients=1 duration=10000h",
    "technique=long-poll events=every:5s clients=100000 duration=10min",
    "technique=sse events=every:1s clients=20000 duration=10min",
    "technique=websocket events=every:1s clients=20000 duration=10min drops=poisson:1/min",
};

static void measure_speeds(struct arena *arena) {
    printf("figures without a trace, one core\n");
    for (size_t i = 0; i < sizeof speeds / sizeof *speeds; i++) {
        double sec;
        struct scenario scenario = scenario_of(speeds[i], arena);
        struct figures figures = figures_of(&scenario, &sec);
        printf(" %s\n", speeds[i]);
        print_speed("", messages_of(&scenario, &figures), sec);
    }
}

/* --- Beside the textbook. --- */

static bool agree(const struct figures *figures, const struct textbook_counts *counts) {
    int64_t mean_nsec =
        counts->delivered == 0
            ? 0
            : (int64_t)((double)counts->staleness_usec * 1000 / (double)counts->delivered);
    int64_t difference = figures->staleness.mean_nsec - mean_nsec;
    return figures->appeared == counts->appeared && figures->delivered == counts->delivered &&
           figures->requests == counts->requests &&
           figures->empty_answers == counts->empty_answers && difference >= -2 && difference <= 2;
}

static void measure_textbook(const char *text, struct arena *arena) {
    double sec;
    struct scenario scenario = scenario_of(text, arena);
    struct figures figures = figures_of(&scenario, &sec);
    struct textbook_counts counts;
    printf("\nbeside a textbook event loop on a binary heap\n %s\n", text);
    print_speed("the simulator", messages_of(&scenario, &figures), sec);
    double begin = now_sec();
    if (!textbook_run(&scenario, &counts))
        give_up("out of memory");
    double textbook_sec = now_sec() - begin;
    print_speed("the textbook", messages_of(&scenario, &figures), textbook_sec);
    printf("  %.1f times as fast; the counts %s\n", textbook_sec / sec,
           agree(&figures, &counts) ? "agree" : "DIFFER");
    if (!agree(&figures, &counts))
        exit(1);
}

/* --- A lesson's scenario. --- */

static void measure_lesson(struct arena *arena) {
    const char *text = "technique=short-poll events=at:3s,70s,71s,200s,420s interval=5s "
                       "duration=10min";
    enum { RUNS = 1000, SWEEP = 40 };
    struct scenario scenario = scenario_of(text, arena);
    double sec, sum = 0, sweep = 0;
    for (int i = 0; i < RUNS; i++) {
        figures_of(&scenario, &sec);
        sum += sec;
    }
    for (int i = 0; i < SWEEP; i++) {
        scenario.interval_usec = 1000000 + i * INT64_C(1500000);
        figures_of(&scenario, &sec);
        sweep += sec;
    }
    struct trace trace;
    struct simulate_names names = {"Client", "Server"};
    struct errbuf err;
    double begin = now_sec();
    if (!simulate_trace(&scenario, &names, 1000, arena, &trace, &err))
        give_up(err.text);
    printf("\na lesson's scenario\n %s\n", text);
    printf("  one run %.1f us, a sweep of %d over the interval %.1f us, a trace %.1f us\n",
           sum / RUNS * 1e6, SWEEP, sweep * 1e6, (now_sec() - begin) * 1e6);
}

/* --- The most that a frame may take. --- */

static const char *const frames[] = {
    "technique=sse events=every:100ms clients=1 duration=10h latency=1ms",
    "technique=short-poll events=poisson:1/s interval=1s clients=1 duration=24h",
    "technique=websocket events=poisson:5/s drops=poisson:1/min duration=24h jitter=exp:20ms",
    "technique=refresh events=poisson:1/s interval=1s clients=1 duration=24h jitter=exp:20ms",
};

static void measure_frames(struct arena *arena) {
    printf("\n%d steps, the most of a frame\n", FRAME_STEPS);
    for (size_t i = 0; i < sizeof frames / sizeof *frames; i++) {
        double sec;
        struct scenario scenario = scenario_of(frames[i], arena);
        scenario.duration_usec /= scale;
        uint64_t before = simulate_steps();
        figures_of(&scenario, &sec);
        double steps = (double)(simulate_steps() - before);
        printf(" %-100s %6.1f ms\n", frames[i], sec * 1e3 * FRAME_STEPS / steps);
    }
}

/* --- How time and memory grow. --- */

static void measure_growth(const char *title, const char *const *texts, int count,
                           struct arena *arena) {
    printf("\n%s\n", title);
    for (int i = 0; i < count; i++) {
        double sec;
        struct scenario scenario = scenario_of(texts[i], arena);
        struct figures figures = figures_of(&scenario, &sec);
        printf(" %-72s %10" PRId64 " events %8.3f s %6.1f ns an event, peak memory %ld KiB\n",
               texts[i], figures.appeared, sec, sec * 1e9 / (double)figures.appeared, peak_kib());
    }
}

static const char *const longer[] = {
    "technique=sse events=poisson:4/s clients=1 duration=24h",
    "technique=sse events=poisson:40/s clients=1 duration=24h",
    "technique=sse events=poisson:400/s clients=1 duration=24h",
};
static const char *const more[] = {
    "technique=short-poll events=poisson:0.2/s clients=1000 duration=1h",
    "technique=short-poll events=poisson:0.2/s clients=10000 duration=1h",
    "technique=short-poll events=poisson:2/s clients=10000 duration=1h",
    "technique=short-poll events=poisson:1/min clients=1000000 duration=1min",
};

/* --- Loading. --- */

static void measure_loading(const char *shape, size_t bytes) {
    if (!loading_measure(shape, bytes))
        give_up("the lesson could not be made or loaded");
}

static void measure_all_loading(void) {
    enum { MIB = 1024 * 1024 };
    printf("\nloading, beside cJSON's bare reading of the same bytes\n");
    for (const char *const *shape = large_shapes; *shape != NULL; shape++)
        measure_loading(*shape, (size_t)(50 * MIB / scale));
}

static void measure_simulator(void) {
    struct arena arena = {0};
    /* First what tells of memory, since a peak never falls. */
    if (scale == 1)
        measure_growth("one client, more events", longer, sizeof longer / sizeof *longer, &arena);
    measure_growth("more clients, more events", more, sizeof more / sizeof *more, &arena);
    measure_lesson(&arena);
    measure_frames(&arena);
    printf("\n");
    measure_speeds(&arena);
    /* The textbook knows no set-up. */
    measure_textbook("technique=short-poll setup=1 events=poisson:0.2/s clients=100000 "
                     "duration=10min",
                     &arena);
    arena_release(&arena);
}

/* Whether it is measured: all is, where nothing is named. */
static bool is_wanted(const char *named, const char *what) {
    return named == NULL || strcmp(named, what) == 0;
}

int main(int argc, char **argv) {
    enum { MANY_BLOCKS = 50000, FEW_BLOCKS = 100, MANY_ROUNDS = 20, FEW_ROUNDS = 1 };
    enum { MANY_TRIES = 100000, FEW_TRIES = 100, MANY_COMMITS = 2000, FEW_COMMITS = 5 };
    bool tiny = argc > 1 && strcmp(argv[1], "tiny") == 0;
    const char *named = argc > 1 && !tiny ? argv[1] : NULL;
    if (tiny)
        scale = 10000;
    if (argc == 4 && strcmp(argv[1], "lesson") == 0) {
        measure_loading(argv[2], strtoull(argv[3], NULL, 10));
        return 0;
    }
    if (named == NULL) {
        measure_simulator();
        measure_all_loading();
    }
    if (is_wanted(named, "frames") && !frames_measure(tiny ? FEW_BLOCKS : MANY_BLOCKS))
        give_up("the lesson for the frames could not be made");
    if (is_wanted(named, "stages") && !stages_measure(tiny ? FEW_ROUNDS : MANY_ROUNDS))
        give_up("the lesson could not be loaded: run it where the project's root is");
    if (is_wanted(named, "record") &&
        !record_measure(tiny ? FEW_TRIES : MANY_TRIES, tiny ? FEW_COMMITS : MANY_COMMITS))
        give_up("no record could be made");
    return 0;
}

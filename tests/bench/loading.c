#include "loading.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "blocks/registry.h"
#include "large.h"

static double now_sec(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* 0: it could not be read. */
static double bare_sec(const struct writer *text) {
    double begin = now_sec();
    cJSON *root = cJSON_ParseWithLength(text->text, text->length);
    double sec = now_sec() - begin;
    cJSON_Delete(root);
    return root != NULL ? sec : 0;
}

static double load_sec(const struct writer *text) {
    struct problems problems = {0};
    struct writer said = {0};
    double begin = now_sec();
    struct lesson *lesson =
        lesson_parse("large.json", text->text, text->length, registry_kinds(), &problems);
    double sec = now_sec() - begin;
    problems_write(&problems, &said);
    if (said.length > 0)
        fputs(said.text, stderr);
    bool good = lesson != NULL;
    lesson_free(lesson);
    problems_release(&problems);
    writer_release(&said);
    return good ? sec : 0;
}

/* In a process of its own, since what one measurement leaves in the heap slows the next down. */
static double measure_apart(double (*measure)(const struct writer *), const struct writer *text) {
    int ends[2];
    double sec = 0;
    if (pipe(ends) != 0)
        return 0;
    pid_t child = fork();
    if (child == 0) {
        sec = measure(text);
        _exit(write(ends[1], &sec, sizeof sec) == (ssize_t)sizeof sec ? 0 : 1);
    }
    close(ends[1]);
    if (child < 0 || read(ends[0], &sec, sizeof sec) != (ssize_t)sizeof sec)
        sec = 0;
    close(ends[0]);
    if (child > 0)
        waitpid(child, NULL, 0);
    return sec;
}

/* The least of several times, which a busy machine adds least to; 0 when one failed. */
static double least_of(double (*measure)(const struct writer *), const struct writer *text) {
    enum { ROUNDS = 5 };
    double least = measure_apart(measure, text);
    for (int i = 1; i < ROUNDS; i++) {
        double sec = measure_apart(measure, text);
        least = sec < least ? sec : least;
    }
    return least;
}

bool loading_measure(const char *shape, size_t bytes) {
    struct writer text = {0};
    bool good = large_lesson(shape, bytes, &text);
    double bare = good ? least_of(bare_sec, &text) : 0, load = good ? least_of(load_sec, &text) : 0;
    good = bare > 0 && load > 0;
    if (good)
        printf("  %-10s %11zu bytes: cJSON %7.3f s, loaded %7.3f s, %.2f times as long\n", shape,
               text.length, bare, load, load / bare);
    writer_release(&text);
    return good;
}

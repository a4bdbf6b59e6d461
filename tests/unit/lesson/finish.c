#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "lesson/check.h"
#include "lesson/lesson.h"

/* A journey is legs, and each leg leads from a town to another. Towns are names in the document,
 * indices after it was finished. */
struct leg {
    const char *from, *to;
    int towns[2];
};

struct journey {
    struct list legs;
    int *stops; /* where one is in the end of each leg; the arena's */
    int times_finished;
};

static const char *const towns[] = {"rome", "oslo", "bern"};
enum { TOWN_COUNT = sizeof towns / sizeof towns[0] };

static int legs_finished;

static int town_of(const char *name) {
    for (int i = 0; i < TOWN_COUNT; i++)
        if (strcmp(towns[i], name) == 0)
            return i;
    return -1;
}

static bool check_leg(const void *object, struct check *check) {
    const struct leg *leg = object;
    return (town_of(leg->from) >= 0 && town_of(leg->to) >= 0) ||
           check_error(check, check_place(check, "%s", ""), CODE_TWICE, "no such town");
}

static void finish_leg(void *object, struct arena *arena) {
    struct leg *leg = object;
    (void)arena;
    leg->towns[0] = town_of(leg->from);
    leg->towns[1] = town_of(leg->to);
    legs_finished++;
}

/* The legs' towns are known here if they were finished before it. */
static void finish_journey(void *object, struct arena *arena) {
    struct journey *journey = object;
    const struct leg *legs = journey->legs.at;
    journey->stops = arena_array(arena, (size_t)journey->legs.count, sizeof *journey->stops);
    for (int i = 0; i < journey->legs.count; i++)
        journey->stops[i] = legs[i].towns[1];
    journey->times_finished++;
}

static const struct field leg_fields[] = {
    {.name = "from", .type = FIELD_LINE, .required = true, .at = offsetof(struct leg, from)},
    {.name = "to", .type = FIELD_LINE, .required = true, .at = offsetof(struct leg, to)},
    {.name = NULL},
};
static const struct schema leg_schema = {.name = "leg",
                                         .fields = leg_fields,
                                         .size = sizeof(struct leg),
                                         .check = check_leg,
                                         .finish = finish_leg};

static const struct field journey_fields[] = {
    {.name = "legs",
     .type = FIELD_OBJECTS,
     .required = true,
     .of = &leg_schema,
     .at = offsetof(struct journey, legs)},
    {.name = NULL},
};
static const struct schema journey_schema = {.name = "journey",
                                             .fields = journey_fields,
                                             .size = sizeof(struct journey),
                                             .finish = finish_journey};

static const struct schema *const schemas[] = {&journey_schema};

static struct lesson *load(const char *legs) {
    char text[512];
    struct problems problems = {0};
    struct kinds kinds = {.schemas = schemas, .count = 1};
    legs_finished = 0;
    snprintf(text, sizeof text,
             "{\"format\":1,\"id\":\"l\",\"title\":\"L\",\"sections\":[{\"id\":\"s\","
             "\"title\":\"S\",\"blocks\":[{\"kind\":\"journey\",\"legs\":[%s]}]}]}",
             legs);
    struct lesson *lesson = lesson_parse("t", text, strlen(text), kinds, &problems);
    assert_int_equal(lesson == NULL, problems_any(&problems));
    problems_release(&problems);
    return lesson;
}

static const struct journey *journey_of(const struct lesson *lesson) {
    const struct section *section = lesson->sections.at;
    return ((const struct block *)section->blocks.at)->object;
}

#define TO_OSLO "{\"from\":\"rome\",\"to\":\"oslo\"}"
#define TO_BERN "{\"from\":\"oslo\",\"to\":\"bern\"}"

static void what_is_inside_is_finished_first(void **state) {
    (void)state;
    struct lesson *lesson = load(TO_OSLO "," TO_BERN);
    const struct journey *journey = journey_of(lesson);
    assert_int_equal(journey->times_finished, 1);
    assert_int_equal(legs_finished, 2);
    assert_int_equal(journey->stops[0], 1);
    assert_int_equal(journey->stops[1], 2);
    lesson_free(lesson);
}

static void what_is_wrong_is_not_finished(void **state) {
    (void)state;
    assert_null(load("{\"from\":\"rome\",\"to\":\"atlantis\"}")); /* its check finds it */
    assert_int_equal(legs_finished, 0);
    assert_null(load("{\"from\":\"rome\"}")); /* a field is missing */
    assert_int_equal(legs_finished, 0);
    assert_null(load(TO_OSLO ",{\"from\":\"rome\",\"to\":\"atlantis\"}"));
    assert_int_equal(legs_finished, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_inside_is_finished_first),
        cmocka_unit_test(what_is_wrong_is_not_finished),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

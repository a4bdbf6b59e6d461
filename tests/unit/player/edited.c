/*
 * What was kept of another edition of a lesson: whatever its facts, tries and place say, the lesson
 * as it is now is played with them and nothing crashes. Pseudo-random keys make what is kept, and
 * pseudo-random slips stand for what authors may have edited since.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/registry.h"
#include "player/state.h"

static const char *const LESSONS[] = {
    "lessons/realtime-introduction.json",
    "tests/kinds/accordion.json",
    "tests/kinds/callout.json",
    "tests/kinds/cards.json",
    "tests/kinds/challenge.json",
    "tests/kinds/choice.json",
    "tests/kinds/choices.json",
    "tests/kinds/compare.json",
    "tests/kinds/diagram.json",
    "tests/kinds/lanes.json",
    "tests/kinds/mark.json",
    "tests/kinds/match.json",
    "tests/kinds/numeric.json",
    "tests/kinds/open.json",
    "tests/kinds/order.json",
    "tests/kinds/predict.json",
    "tests/kinds/quiz-points.json",
    "tests/kinds/shuffle.json",
    "tests/kinds/simulated.json",
    "tests/kinds/slider-asks.json",
    "tests/kinds/sort.json",
    "tests/kinds/tabs.json",
    "tests/kinds/text.json",
    "tests/kinds/vary.json",
};
enum { LESSON_COUNT = sizeof LESSONS / sizeof *LESSONS, SEEDS = 2, EVENTS = 150, AFTER = 60 };

/* A small generator of its own (xorshift), so that a failure names a seed that repeats it. */
static uint32_t draw(uint32_t *seed, uint32_t below) {
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed % below;
}

static struct lesson *load(const char *path) {
    struct problems problems = {0};
    char whole[512];
    snprintf(whole, sizeof whole, "%s/%s", RTLESSON_TEST_ROOT, path);
    struct lesson *lesson = lesson_load(whole, registry_kinds(), &problems);
    problems_release(&problems);
    if (lesson == NULL)
        fail_msg("%s is not read", path);
    return lesson;
}

static const uint32_t KEYS[] = {
    KEYSYM_DOWN,  KEYSYM_DOWN,   KEYSYM_TAB,  KEYSYM_TAB, KEYSYM_ENTER, KEYSYM_ENTER,
    KEYSYM_ENTER, KEYSYM_RIGHT,  KEYSYM_LEFT, KEYSYM_UP,  ' ',          'x',
    '7',          'e',           'd',         'y',        KEYSYM_SPACE, 'a',
    's',          KEYSYM_ESCAPE, 'u',         '.',        'n',
};

static void press(struct player *player, uint32_t key, int64_t *now_usec) {
    *now_usec += 100000;
    player_handle(player, &(struct event){.type = EVENT_KEY, .at_usec = *now_usec, .key = key});
}

static void resize(struct player *player, uint32_t *seed) {
    player_handle(player, &(struct event){.type = EVENT_RESIZE,
                                          .columns = 30 + (int)draw(seed, 90),
                                          .rows = 8 + (int)draw(seed, 40)});
}

static void paint(struct player *player) {
    struct canvas canvas;
    canvas_init(&canvas, player->columns, player->rows, false);
    player_paint(player, &canvas);
    canvas_release(&canvas);
}

/* Presses keys; every page is seen, and none is left for long. */
static void play(struct player *player, int events, uint32_t *seed) {
    int64_t now_usec = 0;
    for (int i = 0; i < events; i++) {
        press(player, KEYS[draw(seed, sizeof KEYS / sizeof *KEYS)], &now_usec);
        if (i % 15 == 0)
            navigate_open(player, (int)draw(seed, (uint32_t)player->page_count));
        paint(player);
    }
}

static int64_t other_value(int64_t value, uint32_t *seed) {
    static const int64_t VALUES[] = {
        -1, 0, 1, 2, 3, 7, 40, -2, 1000, INT64_C(1) << 40, -(INT64_C(1) << 40), INT32_MAX};
    uint32_t which = draw(seed, sizeof VALUES / sizeof *VALUES + 2);
    return which < sizeof VALUES / sizeof *VALUES ? VALUES[which] : value + (which % 2 ? 1 : -1);
}

static const char *other_text(uint32_t *seed) {
    static const char *const TEXTS[] = {"",
                                        "0",
                                        "12,5",
                                        "-9",
                                        "words\nin rows",
                                        "世界",
                                        "a",
                                        "1e99",
                                        "99999999999999999999",
                                        "x=1;y=2",
                                        "2 4 6",
                                        "0:1,5:2"};
    return TEXTS[draw(seed, sizeof TEXTS / sizeof *TEXTS)];
}

/* A fact as another edition may have written it: under another id, of another value, or another
 * sort. */
static void slip(struct facts *into, const struct facts *from, int index, uint32_t *seed) {
    const struct fact *fact = &from->list[index];
    const char *id = fact->id;
    uint32_t what = draw(seed, 8);
    if (what == 0)
        id = from->list[draw(seed, (uint32_t)from->count)].id;
    if (what == 1)
        return;
    if (what == 2 || (what == 3 && fact->text != NULL))
        facts_set_text(into, id, fact->part, other_text(seed));
    else if (what < 6 && fact->text == NULL)
        facts_set(into, id, fact->part, other_value(fact->value, seed));
    else if (what == 6)
        facts_set(into, id, fact->part, other_value(0, seed));
    else if (fact->text != NULL)
        facts_set_text(into, id, fact->part, fact->text);
    else
        facts_set(into, id, fact->part, fact->value);
}

static void edit(const struct player *player, struct kept *kept, uint32_t *seed) {
    for (int i = 0; i < player->facts.count; i++)
        slip(&kept->facts, &player->facts, i, seed);
    for (int i = 0; i < player->tries.count; i++) {
        struct try try = player->tries.list[i];
        try.content += draw(seed, 2);
        if (draw(seed, 3) == 0)
            try.question = player->tries.list[draw(seed, (uint32_t)player->tries.count)].question;
        tries_append(&kept->tries, &try);
    }
    kept->place.part = (int)draw(seed, 40);
    kept->place.scroll = (int)draw(seed, 400);
}

static void play_what_was_edited(const struct lesson *lesson, uint32_t seed) {
    struct kept kept = {0};
    struct player *first = player_new(lesson, NULL, origin_fixed);
    resize(first, &seed);
    play(first, EVENTS, &seed);
    kept.place = player_place(first);
    edit(first, &kept, &seed);
    player_free(first);
    struct player *second = player_new(lesson, NULL, origin_fixed);
    player_resume(second, &kept);
    resize(second, &seed);
    paint(second);
    play(second, AFTER, &seed);
    player_free(second);
    kept_release(&kept);
}

static void what_another_edition_left_is_played(void **state) {
    (void)state;
    for (int i = 0; i < LESSON_COUNT; i++) {
        struct lesson *lesson = load(LESSONS[i]);
        for (uint32_t seed = 1; seed <= SEEDS; seed++)
            play_what_was_edited(lesson, seed * 2654435761u + 1);
        lesson_free(lesson);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_another_edition_left_is_played),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

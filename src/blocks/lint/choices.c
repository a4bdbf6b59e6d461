/* What of a lesson's choices gives the right ones away: their length, their place, and "all of the
 * above". */
#include <string.h>

#include "base/grow.h"
#include "base/text.h"
#include "blocks/ask/kinds.h"
#include "blocks/ask/ticks.h"
#include "blocks/lint/lint.h"
#include "blocks/lint/words.h"
#include "ui/prose.h"

/* --- Questions with one right answer. --- */

struct question_at {
    const struct ticks *ticks;
    const char *path;
    int right; /* the index of the right choice */
};

struct questions {
    struct arena arena;
    struct question_at *list; /* in the arena */
    int count, capacity;
};

static const struct tick *tick_at(const struct ticks *ticks, int index) {
    return (const struct tick *)ticks->choices.at + index;
}

static int find_right(const struct ticks *ticks) {
    int right = 0;
    while (!tick_at(ticks, right)->correct)
        right++;
    return right;
}

static void note_question(const struct block *block, const char *path, void *data) {
    struct questions *questions = data;
    const struct ticks *ticks = block->object;
    if (block->schema != &block_choice.schema || !asked_is_scored(block) || ticks->correct != 1)
        return;
    questions->list = grow_in_arena(&questions->arena, questions->list, questions->count,
                                    &questions->capacity, sizeof *questions->list);
    questions->list[questions->count++] = (struct question_at){
        ticks, arena_copy(&questions->arena, path, strlen(path)), find_right(ticks)};
}

/* What many questions have in common: how many could have it, how many have it, and in how many it
 * would be so by chance, where each choice is as likely. */
struct habit {
    int questions, hits;
    double expected;
};

static void count_in(struct habit *habit, const struct question_at *question, bool hit) {
    habit->questions++;
    habit->hits += hit;
    habit->expected += 1.0 / question->ticks->choices.count;
}

static bool is_habit(const struct habit *habit) {
    return lint_is_habit(habit->hits, habit->questions, habit->expected);
}

/* Of the lesson as a whole, so that it is told, and allowed, there. */
static struct place place_of_lesson(const struct check *check) {
    return check_place(check, "title");
}

enum { SHOWN_HITS = 8 };
static void show_hit(struct check *check, const struct question_at *hit, int shown) {
    if (shown < SHOWN_HITS)
        check_beside(check, check_place(check, "%s/choices/%d", hit->path, hit->right),
                     shown == 0 ? "the right choice" : "here, too");
}

/* --- The longest is right. --- */

static size_t length_of(const struct ticks *ticks, int index, struct arena *arena) {
    const char *words = prose_words(tick_at(ticks, index)->text, arena);
    return text_characters(words, strlen(words));
}

/* By a tenth at least: what cannot be seen gives nothing away. */
static bool is_longest(const struct question_at *question, struct arena *arena) {
    size_t length = length_of(question->ticks, question->right, arena);
    for (int i = 0; i < question->ticks->choices.count; i++)
        if (i != question->right && length * 10 < length_of(question->ticks, i, arena) * 11)
            return false;
    return true;
}

void lint_longest_is_right(const struct lesson *lesson, struct check *check) {
    struct questions questions = {0};
    struct habit habit = {0};
    lint_each_block(lesson, note_question, &questions);
    bool *longest = arena_alloc(&questions.arena, (size_t)questions.count + 1);
    for (int i = 0; i < questions.count; i++) {
        longest[i] = is_longest(&questions.list[i], &questions.arena);
        count_in(&habit, &questions.list[i], longest[i]);
    }
    if (is_habit(&habit)) {
        check_warning(check, place_of_lesson(check), CODE_LONGEST_IS_RIGHT,
                      "in %d of %d questions the right choice is clearly the longest" HELP
                      "shorten right choices, leave their reasons to \"why\", or say as much in "
                      "wrong ones",
                      habit.hits, habit.questions);
        for (int i = 0, shown = 0; i < questions.count; i++)
            if (longest[i])
                show_hit(check, &questions.list[i], shown++);
    }
    arena_release(&questions.arena);
}

/* --- The same place. --- */

/* As words for more of them than a learner would count. */
static const char *const ordinals[] = {"first", "second",  "third",  "fourth", "fifth",
                                       "sixth", "seventh", "eighth", "ninth"};
enum { PLACES = sizeof ordinals / sizeof *ordinals };

static void tell_place(const struct questions *questions, const struct habit *habit, int place,
                       struct check *check) {
    check_warning(check, place_of_lesson(check), CODE_SAME_PLACE,
                  "in %d of %d questions the %s choice is the right one" HELP
                  "say \"shuffle\": true, or put right choices in other places",
                  habit->hits, habit->questions, ordinals[place]);
    for (int i = 0, shown = 0; i < questions->count; i++)
        if (!questions->list[i].ticks->asked.shuffle && questions->list[i].right == place)
            show_hit(check, &questions->list[i], shown++);
}

void lint_same_place(const struct lesson *lesson, struct check *check) {
    struct questions questions = {0};
    lint_each_block(lesson, note_question, &questions);
    for (int place = 0; place < PLACES; place++) {
        struct habit habit = {0};
        for (int i = 0; i < questions.count; i++)
            if (!questions.list[i].ticks->asked.shuffle)
                count_in(&habit, &questions.list[i], questions.list[i].right == place);
        if (is_habit(&habit))
            tell_place(&questions, &habit, place, check);
    }
    arena_release(&questions.arena);
}

/* --- All of the above. --- */

struct above {
    const struct lint_language *language;
    struct check *check;
};

static void look_above(const struct block *block, const char *path, void *data) {
    const struct above *above = data;
    const struct ticks *ticks = block->object;
    if (block->schema != &block_choice.schema || !asked_is_scored(block))
        return;
    for (int i = 0; i < ticks->choices.count; i++)
        if (words_are_one_of(tick_at(ticks, i)->text, above->language->all_of_the_above))
            check_warning(above->check, check_place(above->check, "%s/choices/%d/text", path, i),
                          CODE_ALL_OF_THE_ABOVE,
                          "this choice is right if two others are" HELP
                          "ask in the kind \"choices\", where several may be right, or write a "
                          "choice of its own");
}

void lint_all_of_the_above(const struct lesson *lesson, struct check *check) {
    struct above above = {words_language(lesson->lang), check};
    if (above.language != NULL)
        lint_each_block(lesson, look_above, &above);
}

#include "blocks/kinds.h"
#include "blocks/ticks.h"
#include "lesson/check.h"

static void layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    question_layout(&ticks_many, block, scene, flow);
}

static void draw(const struct piece *piece, const struct scene *scene, struct canvas *canvas) {
    question_draw(&ticks_many, piece, scene, canvas);
}

static uint32_t offers(const struct piece *piece, const struct scene *scene) {
    return question_offers(&ticks_many, piece, scene);
}

static void act(const struct piece *piece, int action, struct session *session) {
    question_act(&ticks_many, piece, action, session);
}

static void tally(const struct block *block, const struct scene *scene, struct tally *tally) {
    question_tally(&ticks_many, block, scene, tally);
}

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    (void)scene;
    ticks_plain(block, "  [ ] ", writer);
}

static void answers(const struct block *block, const struct scene *scene, struct writer *writer) {
    ticks_answers(&ticks_many, block, scene, writer);
}

static bool check(const void *object, struct check *check) {
    const struct ticks *ticks = object;
    int correct = ticks_correct(ticks);
    if (!question_will_score(ticks->scored, check))
        return true;
    ticks_check_reasons(ticks, check);
    if (correct == 0)
        return check_error(check, check_place(check, "choices"),
                           "no choice of \"%s\" is correct; mark the right ones, or say "
                           "\"scored\": false",
                           ticks->id);
    return true;
}

const struct block_kind block_choices = {
    .schema = {.name = "choices",
               .summary = "A question with any number of answers to tick.",
               .fields = ticks_fields,
               .size = sizeof(struct ticks),
               .question = true,
               .check = check},
    .layout = layout,
    .draw = draw,
    .bindings = ticks_bindings,
    .offers = offers,
    .act = act,
    .tally = tally,
    .plain = plain,
    .answers = answers,
};

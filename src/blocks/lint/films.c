/* Films of which nobody says what to look for. */
#include <string.h>

#include "blocks/film/diagram.h"
#include "blocks/lint/lint.h"

/* Lane by lane, beat by beat: whether anything is told while it plays. */
static void note_words(const struct text_at *at, void *data) {
    bool *said = data;
    *said = *said || strcmp(at->field->name, "say") == 0;
}

static bool enter_none(const struct block *block, const char *path, void *data) {
    (void)block, (void)path, (void)data;
    return false;
}

static bool says_something(const struct block *block) {
    bool said = false;
    const struct texts_visitor visitor = {enter_none, note_words, &said};
    texts_visit(block->schema->fields, block->object, &visitor);
    return said;
}

static void look_at_film(const struct block *block, const char *path, void *data) {
    struct check *check = data;
    const struct diagram *film = block->object;
    if (!diagram_is(block))
        return;
    bool sets_a_task =
        film->goal.count > 0 || film->missions.count > 0 || film->prediction.predict.count > 0;
    if (film->caption == NULL && !sets_a_task && !says_something(block))
        check_warning(check, check_place(check, "%s/title", path), CODE_NO_CAPTION,
                      "nothing says what to look for in this film" HELP
                      "write a \"caption\", or \"say\" something at a moment of it");
}

void lint_no_caption(const struct lesson *lesson, struct check *check) {
    lint_each_block(lesson, look_at_film, check);
}

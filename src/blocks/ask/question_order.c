/* In which order the answers of a question stand. Everything else knows them by their index, as the
 * author wrote them. */
#include "blocks/ask/question.h"
#include "blocks/attempt.h"

static bool is_pinned(const struct block *block, int index) {
    const struct question *question = question_of(block);
    return question->pinned != NULL && question->pinned(block, index);
}

/* Those that are not pinned are shuffled among their places. */
static void shuffle(const struct block *block, const struct scene *scene, int count, int *at) {
    int loose = 0;
    int *place = arena_array(scene->arena, (size_t)count + 1, sizeof *place);
    int *drawn = arena_array(scene->arena, (size_t)count + 1, sizeof *drawn);
    for (int i = 0; i < count; i++)
        if (!is_pinned(block, i))
            place[loose] = drawn[loose] = i, loose++;
    attempt_shuffle(block, scene->facts, drawn, loose);
    for (int i = 0; i < loose; i++)
        at[place[i]] = drawn[i];
}

const int *question_order(const struct block *block, const struct scene *scene) {
    const struct question *question = question_of(block);
    struct question_state state = question_state(block, scene->facts);
    int count = question->count(block);
    int *at = arena_array(scene->arena, (size_t)count + 1, sizeof *at);
    for (int i = 0; i < count; i++)
        at[i] = i;
    if (asked_of(block)->shuffle)
        shuffle(block, scene, count, at);
    if (question->arrange != NULL)
        question->arrange(block, scene->facts, &state, at);
    return at;
}

/* How tries are kept: in their order, and in another by question, so that those of one are found
 * together. */
#include "lesson/tries.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/memory.h"

static const char *copy_text(const char *text) {
    return text != NULL ? memory_copy(text) : NULL;
}

static const struct try_part *copy_answer(const struct try *from) {
    if (from->answer_count == 0)
        return NULL;
    struct try_part *answer = memory_alloc((size_t)from->answer_count, sizeof *answer);
    for (int i = 0; i < from->answer_count; i++)
        answer[i] = (struct try_part){copy_text(from->answer[i].part), from->answer[i].value,
                                      copy_text(from->answer[i].text)};
    return answer;
}

/* The first place in by_question from which on the questions are not before this one; with after,
 * from which on they are behind it. */
static int bound(const struct tries *tries, const char *question, bool after) {
    int low = 0, high = tries->count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        int order = strcmp(tries->list[tries->by_question[middle]].question, question);
        if (order < 0 || (after && order == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void index_last(struct tries *tries, int index) {
    tries->by_question = grow_list(tries->by_question, index, &tries->by_question_capacity,
                                   sizeof *tries->by_question);
    int *place = &tries->by_question[bound(tries, tries->list[index].question, true)];
    int behind = (int)(&tries->by_question[index] - place);
    memmove(place + 1, place, (size_t)behind * sizeof *place);
    *place = index;
}

void tries_append(struct tries *tries, const struct try *added) {
    tries->list = grow_list(tries->list, tries->count, &tries->capacity, sizeof *tries->list);
    struct try *copy = &tries->list[tries->count];
    *copy = *added;
    copy->question = copy_text(added->question);
    copy->answer = copy_answer(added);
    index_last(tries, tries->count);
    tries->count++;
}

int tries_count(const struct tries *tries, const char *question) {
    return bound(tries, question, true) - bound(tries, question, false);
}

const struct try *tries_at(const struct tries *tries, const char *question, int index) {
    assert(index >= 0 && index < tries_count(tries, question));
    return &tries->list[tries->by_question[bound(tries, question, false) + index]];
}

int tries_last_attempt(const struct tries *tries, const char *question) {
    int count = tries_count(tries, question);
    return count > 0 ? tries_at(tries, question, count - 1)->attempt : 0;
}

static void release(struct try *gone) {
    for (int i = 0; i < gone->answer_count; i++) {
        free((char *)gone->answer[i].part);
        free((char *)gone->answer[i].text);
    }
    free((struct try_part *)gone->answer);
    free((char *)gone->question);
}

void tries_release(struct tries *tries) {
    for (int i = 0; i < tries->count; i++)
        release(&tries->list[i]);
    free(tries->list);
    free(tries->by_question);
    *tries = (struct tries){0};
}

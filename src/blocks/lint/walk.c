/* How a rule comes to all blocks and texts of a lesson. */
#include "blocks/lint/lint.h"

struct block_visit {
    void (*visit)(const struct block *block, const char *path, void *data);
    void *data;
};

static bool visit_block(const struct block *block, const char *path, void *data) {
    const struct block_visit *to = data;
    to->visit(block, path, to->data);
    return true;
}

void lint_each_block(const struct lesson *lesson,
                     void (*visit)(const struct block *block, const char *path, void *data),
                     void *data) {
    struct block_visit to = {visit, data};
    const struct texts_visitor visitor = {visit_block, NULL, &to};
    texts_visit(lesson_schema.fields, lesson, &visitor);
}

static bool enter_any(const struct block *block, const char *path, void *data) {
    (void)block, (void)path, (void)data;
    return true;
}

void lint_each_text(const struct lesson *lesson,
                    void (*visit)(const struct text_at *at, void *data), void *data) {
    const struct texts_visitor visitor = {enter_any, visit, data};
    texts_visit(lesson_schema.fields, lesson, &visitor);
}

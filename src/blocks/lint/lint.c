/* The table of the rules. */
#include "blocks/lint/lint.h"

static void (*const rules[])(const struct lesson *lesson, struct check *check) = {
    lint_longest_is_right, lint_same_place, lint_all_of_the_above,  lint_nothing_to_do,
    lint_long_read,        lint_no_caption, lint_link_says_nothing, lint_colour_alone,
    lint_before_told,      lint_not_told,
};

void lint_lesson(const struct lesson *lesson, struct check *check) {
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        rules[i](lesson, check);
}

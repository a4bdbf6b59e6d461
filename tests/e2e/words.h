/* One line of a script, cut into words. A word in double quotes keeps its blanks; \" \\ \n \t \e
 * and \xNN are bytes, and ${NAME} is a variable's value. A # that begins a word begins a comment.
 */
#ifndef E2E_WORDS_H
#define E2E_WORDS_H

#include <stdbool.h>

enum { WORDS_MAX = 64 };

struct words {
    int count;
    struct word {
        char *text;
        bool quoted;
    } at[WORDS_MAX + 1]; /* .text is NULL after the last */
};

/* NULL, or what is wrong with the line. VALUE gives a variable's value or NULL. */
const char *words_cut(struct words *words, const char *line,
                      const char *(*value)(const char *name, void *user), void *user);
void words_release(struct words *words);

#endif

#include "one_line.h"

static void write_one(const struct problem *problem, struct writer *writer) {
    writer_printf(writer, "%s", problem->file);
    if (problem->place.line > 0)
        writer_printf(writer, ":%d:%d", problem->place.line, problem->place.column);
    writer_printf(writer, ": %s: %s", problem->severity == PROBLEM_ERROR ? "error" : "warning",
                  problem->text);
    if (problem->help != NULL)
        writer_printf(writer, "; %s", problem->help);
    for (const struct related *also = problem->related; also != NULL; also = also->next)
        writer_printf(writer, "; %s on line %d", also->says, also->place.line);
    writer_printf(writer, "\n");
}

void one_line_problems(struct problems *problems, struct writer *writer) {
    problems_sort(problems);
    for (int i = 0; i < problems->count; i++)
        write_one(&problems->list[i], writer);
}

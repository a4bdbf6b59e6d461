/* Any bytes as the file of a lesson, and of a course: there is a lesson just when there is no
 * error, each problem is one harmless line, and what can be loaded can be looked at. */
#include <string.h>

#include "blocks/registry.h"
#include "fuzz.h"
#include "lesson/course.h"
#include "player/plain.h"
#include "player/player.h"

enum { MOST_BYTES = 200000 };

static void paint(const struct lesson *lesson, int columns, int rows) {
    struct canvas canvas;
    struct player *player = player_new(lesson, NULL, origin_fixed);
    const struct section *sections = lesson->sections.at;
    canvas_init(&canvas, columns, rows, false);
    player_handle(player, &(struct event){.type = EVENT_RESIZE, .columns = columns, .rows = rows});
    for (int i = 0; i < lesson->sections.count; i++) {
        MUST_HOLD(player_goto(player, sections[i].id));
        player_paint(player, &canvas);
    }
    canvas_release(&canvas);
    player_free(player);
}

static void look_at(const struct lesson *lesson) {
    struct writer writer = {0};
    paint(lesson, 80, 24);
    paint(lesson, 40, 12);
    player_plain(lesson, NULL, 0, &writer);
    MUST_HOLD(text_is_utf8(writer.text, writer.length, NULL));
    writer_release(&writer);
}

static int count_lines(const struct writer *writer) {
    int lines = 0;
    for (size_t i = 0; i < writer->length; i++) {
        char byte = writer->text[i];
        MUST_HOLD((unsigned char)byte >= ' ' || byte == '\n' || byte == '\t');
        lines += byte == '\n';
    }
    return lines;
}

/* Itself, its line with the carets below, its help, and where else to look. */
static int lines_of(const struct problem *problem) {
    int lines = 1 + 2 * (problem->excerpt.text != NULL) + (problem->help != NULL);
    for (const struct related *also = problem->related; also != NULL; also = also->next)
        lines++;
    return lines;
}

static void check_problems(struct problems *problems) {
    int lines = problems->dropped > 0;
    for (int i = 0; i < problems->count; i++)
        lines += lines_of(&problems->list[i]);
    struct writer writer = {0};
    problems_write(problems, &writer);
    MUST_HOLD(text_is_utf8(writer.text, writer.length, NULL));
    MUST_HOLD(count_lines(&writer) == lines);
    writer_release(&writer);
}

static void try_lesson(const char *text, size_t length) {
    struct problems problems = {0};
    struct lesson *lesson = lesson_parse("a\nfile.json", text, length, registry_kinds(), &problems);
    MUST_HOLD((lesson != NULL) == !problems_any(&problems));
    check_problems(&problems);
    if (lesson != NULL)
        look_at(lesson);
    lesson_free(lesson);
    problems_release(&problems);
}

static void try_course(const char *text, size_t length) {
    struct problems problems = {0};
    struct course *course = course_parse("course.json", text, length, &problems);
    MUST_HOLD((course != NULL) == !problems_any(&problems));
    check_problems(&problems);
    course_free(course);
    problems_release(&problems);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    if (length > MOST_BYTES)
        return 0;
    /* A copy that is as long as it says, so that a byte read beyond it is found. */
    char *text = malloc(length > 0 ? length : 1);
    MUST_HOLD(text != NULL);
    if (length > 0)
        memcpy(text, bytes, length);
    try_lesson(text, length);
    try_course(text, length);
    free(text);
    return 0;
}

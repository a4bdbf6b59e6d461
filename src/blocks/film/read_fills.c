/* What stands for the placeholders in the texts of a diagram: each name becomes a knob or a
 * measure, once. */
#include <string.h>

#include "blocks/ask/placeholders.h"
#include "blocks/film/written.h"
#include "lesson/check.h"

struct reading {
    const struct written_diagram *written;
    const struct diagram *diagram;
    struct check *check; /* NULL: nothing is wrong in it */
    struct arena *arena;
    struct diagram_fill *fills;
    int count;
    const struct text_at *text; /* that is read */
    bool good;
};

static const char *placeholder_text(const struct reading *reading,
                                    const struct placeholder *placeholder) {
    return arena_copy(reading->arena, placeholder->at, placeholder->bytes);
}

static void fail(struct reading *reading, const struct placeholder *placeholder, const char *name,
                 const char *what, const char *remedy) {
    reading->good = check_error(
        reading->check, check_place(reading->check, "%s", reading->text->path),
        "in %s, \"%s\" is no %s%s", placeholder_text(reading, placeholder), name, what, remedy);
}

static struct diagram_fill *find(const struct reading *reading,
                                 const struct placeholder *placeholder) {
    for (int i = 0; i < reading->count; i++)
        if (placeholder_is(placeholder, reading->fills[i].of, reading->fills[i].name))
            return &reading->fills[i];
    return NULL;
}

/* --- A name: "interval", "push/interval". --- */

/* A knob that the lane's technique does not have does nothing. */
static bool read_knob(struct reading *reading, const struct placeholder *placeholder,
                      const char *name, struct diagram_fill *fill) {
    char remedy[SUGGEST_REMEDY_BYTES];
    struct scenario scenario = diagram_authored(reading->diagram, fill->lane);
    struct errbuf why;
    fill->row = knob_find(name, remedy);
    if (fill->row == NULL)
        fail(reading, placeholder, name, "knob of the simulator", remedy);
    else if (!knob_check(&scenario, knob_set_of(fill->row), &why))
        reading->good =
            check_error(reading->check, check_place(reading->check, "%s", reading->text->path),
                        "in %s, %s", placeholder_text(reading, placeholder), why.text);
    return fill->row != NULL;
}

static bool read_measure(struct reading *reading, const struct placeholder *placeholder,
                         const char *name, struct diagram_fill *fill) {
    char remedy[SUGGEST_REMEDY_BYTES];
    fill->measure = measure_find(name, remedy);
    if (fill->measure == NULL)
        fail(reading, placeholder, name, "measure of a run", remedy);
    return fill->measure != NULL;
}

static bool read_lane(struct reading *reading, const char *name, const char *slash,
                      struct diagram_fill *fill) {
    size_t bytes = (size_t)(slash - name);
    fill->lane = written_lane_index(reading->written, name, bytes);
    if (fill->lane < 0)
        reading->good = written_fail_lane(reading->written, reading->check,
                                          check_place(reading->check, "%s", reading->text->path),
                                          arena_copy(reading->arena, name, bytes));
    return fill->lane >= 0;
}

static bool read_fill(struct reading *reading, const struct placeholder *placeholder,
                      struct diagram_fill *fill) {
    const char *name = arena_copy(reading->arena, placeholder->name, placeholder->name_bytes);
    const char *slash = strchr(name, '/'), *rest = slash != NULL ? slash + 1 : name;
    const char *path = reading->text->path;
    *fill = (struct diagram_fill){.of = placeholder->of,
                                  .name = name,
                                  .path = arena_copy(reading->arena, path, strlen(path))};
    if (slash != NULL && !read_lane(reading, name, slash, fill))
        return false;
    return placeholder->of == FILL_SET ? read_knob(reading, placeholder, rest, fill)
                                       : read_measure(reading, placeholder, rest, fill);
}

/* --- Texts. --- */

static bool has_room(struct reading *reading) {
    if (reading->count < DIAGRAM_FILL_LIMIT)
        return true;
    reading->good =
        check_error(reading->check, check_place(reading->check, "%s", reading->text->path),
                    "the texts of this diagram name more than %d different values; "
                    "name fewer",
                    DIAGRAM_FILL_LIMIT);
    return false;
}

static bool is_told(const struct text_at *text) {
    return strncmp(text->path, "beats/", strlen("beats/")) == 0 ||
           strncmp(text->path, "other_terms", strlen("other_terms")) == 0 ||
           strcmp(text->path, "caption") == 0;
}

static void take(const struct placeholder *placeholder, const struct text_at *text, void *data) {
    struct reading *reading = data;
    struct diagram_fill *fill = find(reading, placeholder);
    reading->text = text;
    if (fill == NULL) {
        fill = &reading->fills[reading->count];
        if (!has_room(reading) || !read_fill(reading, placeholder, fill))
            return;
        reading->count++;
    }
    fill->told = fill->told || is_told(text);
    fill->asked = fill->asked || !is_told(text);
}

static void refuse(const struct placeholder *placeholder, const struct text_at *text, void *data) {
    struct reading *reading = data;
    reading->good = check_error(reading->check, check_place(reading->check, "%s", text->path),
                                "%s is of a run, and a script has none; write what it is",
                                placeholder_text(reading, placeholder));
}

bool diagram_read_fills(const struct written_diagram *written, struct check *check,
                        struct diagram *into, struct arena *arena) {
    struct reading reading = {
        .written = written, .diagram = into, .check = check, .arena = arena, .good = true};
    reading.fills = arena_array(arena, DIAGRAM_FILL_LIMIT + 1, sizeof *reading.fills);
    placeholders_visit(diagram_fields, written, into->is_simulated ? take : refuse, &reading);
    into->fills = (struct list){reading.fills, reading.good ? reading.count : 0};
    return reading.good;
}

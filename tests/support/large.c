#include "large.h"

#include <string.h>

/* One thing more of the shape, the first being number 0; whatever stands between is its own. */
struct shape {
    const char *before, *after;
    void (*more)(int number, struct writer *writer);
};

#define LESSON  "{\"format\": 1, \"id\": \"large\", \"title\": \"Large\""
#define SECTION "\"sections\": [{\"id\": \"only\", \"title\": \"Only\", \"blocks\": [\n"
#define PROSE   "{\"kind\": \"prose\", \"text\": \"Something to read.\"}"
#define END     "]}]}\n"

static const char *between(int number) {
    return number > 0 ? ",\n" : "";
}

static void more_tags(int number, struct writer *writer) {
    writer_printf(writer, "%s\"tag %d\"", between(number), number);
}

static void more_blocks(int number, struct writer *writer) {
    writer_printf(writer, "%s{\"kind\": \"prose\", \"text\": \"Paragraph *%d* of many.\"}",
                  between(number), number);
}

static void more_prose(int number, struct writer *writer) {
    writer_printf(writer, "%s{\"kind\": \"prose\", \"text\": \"", between(number));
    for (int i = 0; i < 400; i++)
        writer_printf(writer, "The *quick* brown fox jumps over the lazy dog, %d times.\\n", i);
    writer_printf(writer, "\"}");
}

static void more_sections(int number, struct writer *writer) {
    writer_printf(writer, "%s{\"id\": \"s%d\", \"title\": \"Section %d\", \"blocks\": [" PROSE "]}",
                  between(number), number, number);
}

static void more_choices(int number, struct writer *writer) {
    writer_printf(writer,
                  "%s{\"kind\": \"choice\", \"id\": \"q%d\", \"ask\": \"Which is %d?\", "
                  "\"choices\": [\n"
                  "  {\"id\": \"a\", \"text\": \"This\", \"correct\": true, \"why\": \"Yes.\"},\n"
                  "  {\"id\": \"b\", \"text\": \"That\", \"why\": \"No, the other.\"}]}",
                  between(number), number, number);
}

static void more_points(int number, struct writer *writer) {
    writer_printf(writer, "%s\"Point %d is worth knowing.\"", between(number), number);
}

static void more_callouts(int number, struct writer *writer) {
    writer_printf(writer,
                  "%s{\"kind\": \"callout\", \"tone\": \"note\", \"title\": \"Note %d\", "
                  "\"text\": \"\\u00e9 \\\"%d\\\" \\\\ é\"}",
                  between(number), number, number);
}

static void more_escapes(int number, struct writer *writer) {
    writer_printf(writer, "%s{\"kind\": \"prose\", \"text\": \"", between(number));
    for (int i = 0; i < 400; i++)
        writer_printf(writer, "\\u00e9\\n\\\"\\ud83d\\ude00\\\\é\\/");
    writer_printf(writer, "\"}");
}

static void more_lines(int number, struct writer *writer) {
    writer_printf(writer,
                  "%s{\"id\": \"l%d\", \"speaker\": \"Senior\", \"text\": \"Line %d.\", "
                  "\"verdict\": \"strong\", \"why\": \"Why %d.\"}",
                  between(number), number, number, number);
}

static const struct {
    const char *name;
    struct shape shape;
} shapes[] = {
    {"tags", {LESSON ", \"tags\": [", "], " SECTION PROSE END, more_tags}},
    {"sections", {LESSON ", \"sections\": [\n", "]}\n", more_sections}},
    {"blocks", {LESSON ", " SECTION, END, more_blocks}},
    {"prose", {LESSON ", " SECTION, END, more_prose}},
    {"escapes", {LESSON ", " SECTION, END, more_escapes}},
    {"callouts", {LESSON ", " SECTION, END, more_callouts}},
    {"choices", {LESSON ", " SECTION, END, more_choices}},
    {"points",
     {LESSON ", " SECTION "{\"kind\": \"takeaways\", \"items\": [", "]}" END, more_points}},
    {"lines",
     {LESSON ", " SECTION "{\"kind\": \"dialogue\", \"id\": \"d\", \"lines\": [", "]}" END,
      more_lines}},
};

const char *const large_shapes[] = {"tags",     "sections", "blocks", "prose", "escapes",
                                    "callouts", "choices",  "points", "lines", NULL};

bool large_lesson(const char *shape, size_t bytes, struct writer *writer) {
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        if (strcmp(shapes[i].name, shape) != 0)
            continue;
        writer_printf(writer, "%s", shapes[i].shape.before);
        for (int number = 0; writer->length < bytes; number++)
            shapes[i].shape.more(number, writer);
        writer_printf(writer, "%s", shapes[i].shape.after);
        return true;
    }
    return false;
}

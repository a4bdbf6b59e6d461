/* The kind "dialogue": a talk of several speakers, heard line by line, with a verdict on what is
 * said. */

#include "blocks/reveal/kinds.h"
#include "ui/prose.h"

/*
 * A talk that is heard line by line. One piece, part PART_NEXT, holds the line heard last and the
 * row that asks for the next: so the focus stays where the talk goes on, and a line that has just
 * come into view is in view from its speaker down. When all is heard there is nothing to work, and
 * the piece is a stop only for as long as it has the focus.
 */
struct dialogue {
    const char *id, *title;
    struct list lines; /* of struct line */
};

struct line {
    const char *id, *speaker, *text, *why;
    int verdict;
};

enum { PART_HEAD, PART_NEXT, PART_FIRST };
enum { ACTION_HEAR };
enum { TEXT_CELLS = 4, SPEAKER_CELLS = 2 };
enum { VERDICT_NEUTRAL, VERDICT_WEAK, VERDICT_STRONG, VERDICT_COUNT };

static const struct {
    const char *name, *mark, *word;
    enum role role;
} verdicts[] = {
    [VERDICT_NEUTRAL] = {"neutral", "○", "Neutral", ROLE_QUIET},
    [VERDICT_WEAK] = {"weak", "✗", "Weak", ROLE_BAD},
    [VERDICT_STRONG] = {"strong", "✓", "Strong", ROLE_GOOD},
    [VERDICT_COUNT] = {.name = NULL},
};
_Static_assert(sizeof verdicts / sizeof *verdicts == VERDICT_COUNT + 1, "a row each");

static const struct line *line_at(const struct block *block, int i) {
    const struct dialogue *dialogue = block->object;
    return (const struct line *)dialogue->lines.at + i;
}

static int count_lines(const struct block *block) {
    return ((const struct dialogue *)block->object)->lines.count;
}

/* How many lines were heard, from the first on. */
static int count_heard(const struct block *block, const struct scene *scene) {
    int heard = 0;
    while (heard < count_lines(block) &&
           facts_has(scene->facts, block->id, line_at(block, heard)->id))
        heard++;
    return heard;
}

/* A neutral line without a reason is just a line. */
static bool is_judged(const struct line *line) {
    return line->verdict != VERDICT_NEUTRAL || line->why != NULL;
}

static void write_line(const struct line *line, bool focused, struct pen *pen) {
    pen_label(pen, SPEAKER_CELLS, theme_style(focused ? ROLE_FOCUS : ROLE_HEADING), line->speaker);
    pen_prose(pen, TEXT_CELLS, theme_style(ROLE_TEXT), line->text);
    if (!is_judged(line))
        return;
    struct style style = theme_style(verdicts[line->verdict].role);
    pen_mark(pen, TEXT_CELLS, style, verdicts[line->verdict].mark);
    pen_label(pen, TEXT_CELLS + 2, theme_style(ROLE_STRONG), verdicts[line->verdict].word);
    pen_prose(pen, TEXT_CELLS + 2, theme_style(ROLE_TEXT), line->why);
}

static void write_prompt(const struct block *block, int heard, bool focused, struct pen *pen) {
    const char *prompt = arena_printf(pen->arena, "Enter: the %s line (%d of %d)",
                                      heard == 0 ? "first" : "next", heard + 1, count_lines(block));
    struct style style = theme_style(focused ? ROLE_FOCUS : ROLE_QUIET);
    pen_mark(pen, SPEAKER_CELLS, theme_style(focused ? ROLE_POINTER : ROLE_QUIET), "▸");
    pen_label(pen, TEXT_CELLS, style, prompt);
}

static void write_next(const struct block *block, const struct scene *scene, struct pen *pen) {
    int heard = count_heard(block, scene);
    bool focused = scene_focused(scene, block, PART_NEXT);
    if (heard > 0)
        write_line(line_at(block, heard - 1), focused, pen);
    if (heard > 0 && heard < count_lines(block))
        pen_skip(pen, 1);
    if (heard < count_lines(block))
        write_prompt(block, heard, focused, pen);
}

static void write(const struct block *block, int part, const struct scene *scene, struct pen *pen) {
    const struct dialogue *dialogue = block->object;
    if (part == PART_HEAD)
        pen_label(pen, 0, theme_style(ROLE_HEADING), dialogue->title);
    else if (part == PART_NEXT)
        write_next(block, scene, pen);
    else
        write_line(line_at(block, part - PART_FIRST), false, pen);
}

static void add(const struct block *block, int part, unsigned flags, const struct scene *scene,
                struct flow *flow) {
    block_add(block, part, flags, scene, flow);
    flow_gap(flow);
}

static void layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    int heard = count_heard(block, scene);
    bool is_stop = heard < count_lines(block) || scene_focused(scene, block, PART_NEXT);
    add(block, PART_HEAD, 0, scene, flow);
    for (int i = 0; i < heard - 1; i++)
        add(block, PART_FIRST + i, 0, scene, flow);
    add(block, PART_NEXT, is_stop ? PIECE_STOP : 0, scene, flow);
}

static const struct binding bindings[] = {
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "go on", ACTION_HEAR},
    {.does = NULL},
};

static uint64_t offers(const struct piece *piece, const struct scene *scene) {
    bool more =
        piece->part == PART_NEXT && count_heard(piece->block, scene) < count_lines(piece->block);
    return more ? BINDING_BIT(ACTION_HEAR) : 0;
}

static void act(const struct piece *piece, int action, struct session *session) {
    const struct block *block = piece->block;
    int heard = count_heard(block, session->scene);
    (void)action;
    facts_set(session->facts, block->id, line_at(block, heard)->id, 1);
    if (heard + 1 == count_lines(block))
        session_say(session, "That was the last line.");
}

static void tally(const struct block *block, const struct scene *scene, struct tally *sum) {
    sum->stops += count_lines(block);
    sum->worked += count_heard(block, scene);
}

static void plain_line(const struct line *line, struct writer *writer) {
    writer_text(writer, line->speaker);
    writer_text(writer, ":\n");
    prose_plain(line->text, PLAIN_WIDTH, "  ", "  ", writer);
    if (!is_judged(line))
        return;
    writer_printf(writer, "  %s %s\n", verdicts[line->verdict].mark, verdicts[line->verdict].word);
    if (line->why != NULL)
        prose_plain(line->why, PLAIN_WIDTH, "    ", "    ", writer);
}

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    const struct dialogue *dialogue = block->object;
    (void)scene;
    if (dialogue->title != NULL)
        writer_wrapped(writer, "", "", PLAIN_WIDTH, dialogue->title);
    for (int i = 0; i < count_lines(block); i++)
        plain_line(line_at(block, i), writer);
}

static const struct field line_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct line, id),
     .says = "Unique among the lines."},
    {.name = "speaker",
     .type = FIELD_LINE,
     .required = true,
     .at = offsetof(struct line, speaker),
     .says = "The speaker."},
    {.name = "text",
     .type = FIELD_PROSE,
     .required = true,
     .at = offsetof(struct line, text),
     .says = "The words spoken."},
    {.name = "verdict",
     .type = FIELD_ONE_OF,
     .at = offsetof(struct line, verdict),
     .preset = VERDICT_NEUTRAL,
     .names = &verdicts[0].name,
     .names_apart = sizeof verdicts[0],
     .says = "The verdict on the line; a neutral line without a reason shows none."},
    {.name = "why",
     .type = FIELD_PROSE,
     .at = offsetof(struct line, why),
     .says = "The reason for the verdict."},
    {.name = NULL},
};

static const struct schema line_schema = {.name = "line",
                                          .summary = "One line of a dialogue.",
                                          .fields = line_fields,
                                          .size = sizeof(struct line)};

static const struct field fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct dialogue, id),
     .says = "Unique in the lesson."},
    {.name = "title",
     .type = FIELD_LINE,
     .at = offsetof(struct dialogue, title),
     .says = "The title above the lines."},
    {.name = "lines",
     .type = FIELD_OBJECTS,
     .required = true,
     .at = offsetof(struct dialogue, lines),
     .low = 1,
     .of = &line_schema,
     .says = "The lines, in order."},
    {.name = NULL},
};

const struct block_kind block_dialogue = {
    .schema = {.name = "dialogue",
               .summary = "A conversation revealed line by line, each line with a verdict.",
               .fields = fields,
               .size = sizeof(struct dialogue)},
    .layout = layout,
    .write = write,
    .called = "This talk",
    .bindings = bindings,
    .offers = offers,
    .act = act,
    .tally = tally,
    .plain = plain,
};

/* How what is found at one size is put together with the same at others, and gets its place in the
 * file. */
#include "cli/check_render.h"

#include <stdio.h>
#include <string.h>

#include "base/grow.h"
#include "base/int.h"
#include "base/text.h"
#include "player/render.h"

enum { WORDS_BYTES = 256, QUOTE_CELLS = 48 };

/* The same finding at several sizes, and in several steps. */
struct finding {
    enum render_fault fault;
    const struct json *at;
    unsigned sizes, steps;                /* bits; that of STAGE_STEPS: on the page */
    int shown_cells[RENDER_SIZES], cells; /* the fewest that are shown, of all */
    const char *text;                     /* in the arena, or the document's */
};

struct findings {
    const struct json_document *document;
    struct arena arena;
    struct finding *list; /* in the arena */
    int count, capacity;
};

/* --- Where it stands. --- */

/* The value that begins at this byte. */
static const struct json *value_at(const struct json *value, size_t offset) {
    while (value != NULL && json_offset(value) != offset) {
        const struct json *into = NULL;
        const struct json *inner = json_first(value);
        for (; inner != NULL && json_offset(inner) <= offset; inner = json_next(inner))
            into = inner;
        value = into;
    }
    return value;
}

/* True of what an author wrote where the text is that, behind a number or a letter of the program's
 * at most. */
static bool is_of(const char *written, const char *text, size_t length) {
    size_t its = strlen(written);
    return its <= length && 2 * its > length && memcmp(written, text + length - its, its) == 0;
}

/* The text in the value, or in what is inside, that is shown as this one; NULL: there is none. */
static const struct json *find_text(const struct json *value, const char *text, size_t length) {
    if (json_type(value) == JSON_STRING)
        return is_of(json_string(value), text, length) ? value : NULL;
    const struct json *found = NULL;
    for (value = json_first(value); value != NULL && found == NULL; value = json_next(value))
        found = find_text(value, text, length);
    return found;
}

static const struct json *place_of_block(const struct findings *findings,
                                         const struct render_found *found) {
    const struct json *root = findings->document->root;
    return found->block != NULL ? value_at(root, found->block->offset)
                                : json_item(json_member(root, "sections"), found->section);
}

/* A text is what its author wrote of the block, or of what the block stands in: the program's own
 * words are nobody's to mend. A line of plain text is the block's. */
static const struct json *place_of_found(const struct findings *findings,
                                         const struct render_found *found) {
    if (found->fault != RENDER_CUT || found->size == RENDER_AS_TEXT)
        return place_of_block(findings, found);
    struct render_found at = *found;
    const struct json *text;
    do {
        text = find_text(place_of_block(findings, &at), found->text, found->length);
        at.block = at.block != NULL ? at.block->outer : NULL;
    } while (text == NULL && at.block != NULL);
    return text;
}

/* --- Put together. --- */

static struct finding *find_finding(struct findings *findings, enum render_fault fault,
                                    const struct json *at) {
    for (int i = 0; i < findings->count; i++)
        if (findings->list[i].fault == fault && findings->list[i].at == at)
            return &findings->list[i];
    findings->list = grow_in_arena(&findings->arena, findings->list, findings->count,
                                   &findings->capacity, sizeof *findings->list);
    struct finding *added = &findings->list[findings->count++];
    *added = (struct finding){.fault = fault, .at = at};
    return added;
}

/* How much of what its author wrote is shown: what the program put before it does not count. */
static void take_cut(struct findings *findings, struct finding *finding,
                     const struct render_found *found, bool is_new_size) {
    bool is_value = json_type(finding->at) == JSON_STRING;
    int cells = text_width_of(found->text, found->length);
    if (finding->text == NULL) {
        finding->text = is_value ? json_string(finding->at)
                                 : arena_copy(&findings->arena, found->text, found->length);
        finding->cells = text_width(finding->text);
    }
    int before = is_value ? cells - finding->cells : 0;
    int shown_cells = int_max(found->shown_cells - before, 0);
    int *least = &finding->shown_cells[found->size];
    *least = is_new_size ? shown_cells : int_min(*least, shown_cells);
}

static void take(const struct render_found *found, void *data) {
    struct findings *findings = data;
    const struct json *at = place_of_found(findings, found);
    if (at == NULL)
        return;
    struct finding *finding = find_finding(findings, found->fault, at);
    bool is_new_size = (finding->sizes & 1u << found->size) == 0;
    finding->sizes |= 1u << found->size;
    finding->steps |= STAGE_BIT(found->step);
    if (found->fault == RENDER_CUT)
        take_cut(findings, finding, found, is_new_size);
}

/* --- Told. --- */

struct words {
    char text[WORDS_BYTES];
    size_t length;
    int count, left;
};

/* One of several words, with what stands between it and those before. */
static void add_word(struct words *words, const char *word) {
    const char *between = words->count == 0 ? "" : words->left == 1 ? " and " : ", ";
    int more = snprintf(words->text + words->length, sizeof words->text - words->length, "%s%s",
                        between, word);
    words->length += more > 0 ? (size_t)more : 0;
    words->count++;
    words->left--;
}

static int count_bits(unsigned bits, int most) {
    int count = 0;
    for (int i = 0; i < most; i++)
        count += (bits & (1u << i)) != 0;
    return count;
}

/* "40x12, 60x20 and as plain text"; of what is cut "40x12 after 12 and 60x20 after 20". */
static struct words words_of_sizes(const struct finding *finding) {
    struct words words = {.left = count_bits(finding->sizes, RENDER_SIZES)};
    for (int i = 0; i < RENDER_SIZES; i++) {
        char size[64], after[24] = "";
        if (!(finding->sizes & (1u << i)))
            continue;
        if (finding->fault == RENDER_CUT)
            snprintf(after, sizeof after, " after %d", finding->shown_cells[i]);
        if (i == RENDER_AS_TEXT)
            snprintf(size, sizeof size, "as plain text%s", after);
        else
            snprintf(size, sizeof size, "at %dx%d%s", render_sizes[i].columns, render_sizes[i].rows,
                     after);
        add_word(&words, size);
    }
    return words;
}

/* "on the page and in the steps watch and tune" */
static struct words words_of_steps(unsigned steps) {
    bool on_page = (steps & STAGE_BIT(STAGE_STEPS)) != 0;
    struct words names = {.left = count_bits(steps, STAGE_STEPS)};
    struct words words = {.left = on_page + (names.left > 0)};
    char staged[WORDS_BYTES];
    int count = names.left;
    for (int step = 0; step < STAGE_STEPS; step++)
        if (steps & STAGE_BIT(step))
            add_word(&names, stage_step_names[step]);
    snprintf(staged, sizeof staged, "in the step%s %.*s", count > 1 ? "s" : "", WORDS_BYTES - 32,
             names.text);
    if (on_page)
        add_word(&words, "on the page");
    if (count > 0)
        add_word(&words, staged);
    return words;
}

static void tell_cut(const struct findings *findings, const struct finding *finding,
                     const struct words *sizes, const struct words *steps,
                     struct problems *problems) {
    const struct json_document *document = findings->document;
    struct arena arena = {0};
    problems_add(problems, json_source(document), json_place(document, finding->at),
                 PROBLEM_WARNING, CODE_CUT,
                 "\"%s\", %d cells long, is cut %s, %s" HELP "write it shorter, or put what does "
                 "not fit into a text that wraps",
                 text_cut(finding->text, QUOTE_CELLS, &arena), finding->cells, sizes->text,
                 steps->text);
    arena_release(&arena);
}

static void tell(const struct findings *findings, const struct finding *finding,
                 struct problems *problems) {
    const struct json_document *document = findings->document;
    struct words sizes = words_of_sizes(finding), steps = words_of_steps(finding->steps);
    if (finding->fault == RENDER_CUT) {
        tell_cut(findings, finding, &sizes, &steps, problems);
        return;
    }
    problems_add(problems, json_source(document), json_place(document, finding->at),
                 PROBLEM_WARNING, CODE_NOT_COME_TO, "%s %s, %s" HELP "%s",
                 finding->fault == RENDER_NO_STOP ? "Down does not come to all that can be worked"
                                                  : "no key brings all of this into view",
                 sizes.text, steps.text,
                 "shorten what stands there: the question, the choices, the words told");
}

static void render(const struct json_document *document, const struct lesson *lesson,
                   struct problems *problems) {
    struct findings findings = {.document = document};
    player_render(lesson, NULL, take, &findings);
    for (int i = 0; i < findings.count; i++)
        tell(&findings, &findings.list[i], problems);
    arena_release(&findings.arena);
}

void check_rendered(const struct json_document *document, struct kinds kinds, bool renders,
                    struct problems *problems) {
    struct lesson *lesson = lesson_read(document, kinds, problems);
    if (lesson != NULL && renders)
        render(document, lesson, problems);
    lesson_free(lesson);
}

/* The words of what an answer is worth, and of how values are written. */
#include <string.h>

#include "cli/words.h"
#include "quiz/rules.h"
#include "quiz/tried.h"

/* --- Rules of scoring. --- */

struct rule {
    const char *name, *says, *example, *field;
};

/* The table of each sort of answer; its rows begin with name, says and example. */
static const struct {
    const void *rows;
    size_t apart; /* bytes from one row to the next */
    const char *field;
} tables[] = {
    {rules_choices, sizeof *rules_choices, "\"score\" of choices"},
    {rules_sort, sizeof *rules_sort, "\"score\" of sort"},
    {rules_order, sizeof *rules_order, "\"score\" of order"},
    {rules_tried, sizeof *rules_tried, "\"counts\" of a question"},
};
_Static_assert(offsetof(struct rule_of_choices, example) == offsetof(struct rule, example) &&
                   offsetof(struct rule_of_sort, example) == offsetof(struct rule, example) &&
                   offsetof(struct rule_of_order, example) == offsetof(struct rule, example) &&
                   offsetof(struct rule_of_tries, example) == offsetof(struct rule, example),
               "each begins so");

static struct rule row_at(const void *row, const char *field) {
    struct rule rule = {.field = field};
    memcpy(&rule, row, offsetof(struct rule, field));
    return rule;
}

/* The rule at that index of all tables; without a name behind the last. */
static struct rule rule(int index) {
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        const char *row = tables[i].rows;
        for (; row_at(row, NULL).name != NULL; row += tables[i].apart)
            if (index-- == 0)
                return row_at(row, tables[i].field);
    }
    return (struct rule){.name = NULL};
}

static const char *rule_word(const struct words *words, int index) {
    (void)words;
    return rule(index).name;
}

static const char *rule_line(const struct words *words, int index, struct arena *arena) {
    (void)words, (void)arena;
    return rule(index).says;
}

static const char *rule_facts(const struct words *words, int index, struct arena *arena) {
    (void)words, (void)arena;
    return rule(index).field;
}

static const char *rule_what(const struct words *words, int index, struct arena *arena) {
    (void)words;
    return arena_printf(arena, "rule for %s", rule(index).field);
}

static void write_rule(const struct words *words, int index, struct page *page) {
    (void)words;
    page_words(page, arena_printf(&page->arena, "For example: %s", rule(index).example));
}

const struct words_group words_rules = {
    .name = "rules",
    .title = "Rules of scoring",
    .noun = "rule",
    .says = "What a try is worth, from 0 to 1, and which try counts; the first of each field holds "
            "where none is named.",
    .word = rule_word,
    .line = rule_line,
    .facts = rule_facts,
    .facts_are = "in which field",
    .what = rule_what,
    .write = write_rule,
};

/* --- How values are written, and what they come to. --- */

struct form {
    const char *written, *is;
};

enum { FORMS_MOST = 11 };

// clang-format off
static const struct value {
    const char *name, *line;
    struct form forms[FORMS_MOST + 1]; /* ended by one that is not written */
    const char *more; /* or NULL */
} values[] = {
    {"duration", "A number and its unit, in quotes and without a blank between them.",
     {{"250us", "microseconds"}, {"80ms", "milliseconds"}, {"1.5s", "seconds"},
      {"2min", "minutes"}, {"1h", "hours"}},
     "At most six digits after the point, and 1000000h."},
    {"share", "A part of the whole, in quotes: from 0% to 100%.",
     {{"25%", "a quarter"}, {"12.5%", "an eighth"}}, NULL},
    {"id", "A name that learners' answers are kept under: 1 to 64 letters, digits, - and _.",
     {{"one-poll", "letters are A-Z and a-z; ids are told apart by capitals, too"}},
     "It stays as it is once learners have used the lesson. Where it must change, its old names stand "
     "in \"formerly\"."},
    {"markdown", "Text in CommonMark, with line breaks as \\n.",
     {{"*so*", "emphasis; ** for more of it"}, {"`so`", "code"},
      {"[so](https://…)", "a link"}, {"- so", "a list; 1. for a numbered one"},
      {"> so", "a quotation"}},
     "Images and raw HTML are left out; tables, footnotes and ~~ are no CommonMark and shown as "
     "written. A text has at most 64 KiB. A field of one line is shown as it is written, unless it "
     "says that it is Markdown."},
    {"process", "When something happens: the value of the knobs \"events\", \"up-events\" and \"drops\".",
     {{"every:5s", "every 5 s, at once for the first time"},
      {"every:5s+1s", "every 5 s, for the first time after 1 s"},
      {"poisson:12/min", "at random, 12 times a minute on average; also /s and /h"},
      {"bursts:3,1s,1min", "3 times, 1 s apart, and so again every minute"},
      {"at:2s,7.5s", "at these moments"},
      {"none", "never"}}, NULL},
    {"condition", "What a figure must come to: the values in \"goal\" and \"task\".",
     {{"below 5s", "less than the bound, in the unit of its measure"},
      {"above 90%", "more than the bound"},
      {"35% to 39%", "in the span, both ends with it"},
      {"above technique=long-poll", "more than in another run: the learner's own setting with this "
                                    "knob set so; several are joined by commas; also below"},
      {"below 130 as few as possible", "less than the bound, of which check proves that it is nearly "
                                       "the best; also little, low, and above: many, much, high"}},
     "Units: 2s, 95%, 1000 (an hour), 1.25."},
    {"tolerance", "How far from the right quantity an answer is still right.",
     {{"10%", "a tenth of the right quantity, above and below"},
      {"0.2", "as much, in the question's unit"},
      {"200ms", "as much, of a time"}},
     "Without it an answer must be exact. With a \"figure\" it must be written."},
    {"pattern", "A POSIX extended regular expression that a whole answer must fit.",
     {{".", "any letter"}, {"[ ab]", "one of these"}, {"[0-9]", "a digit, also [[:digit:]]; not \\d"},
      {"x?", "once or not at all"}, {"x*", "any number of times"}, {"x+", "once or more"},
      {"x{2,4}", "2 to 4 times"}, {"x|y", "one or the other"}, {"(xy)", "a group"}},
     "It is folded as answers are: capitals, blanks and accents make no difference unless the "
     "question says so. At most 200 characters; references back to a group, and what could take "
     "long, are refused."},
    {"placeholder", "What stands in a text for a value of the run.",
     {{"{set: interval}", "the value of a knob"},
      {"{figure: staleness_mean}", "the figure of a measure"},
      {"{set: push/latency}", "the same of a lane, named by its id"}},
     "In a diagram with \"simulate\", in what is asked and told; in a slider with \"simulate\", {set: …} "
     "alone. A \"slip\" may be one: \"{set: interval}\"."},
    {"worth", "What a try counts: its score from 0 to 1, less the penalties and prices before it, "
              "never below 0; times the points.",
     {{"score", "of the answer alone, by the rule of its kind: 1 or 0, or a part of it"},
      {"penalty", "for each try before it: \"25%\" of the points"},
      {"price", "of each hint that was taken before it: \"10%\" of the points"},
      {"points", "of the question, 1 unless it says otherwise"},
      {"counts", "which of several tries it is: the best, or the last"}},
     "A quiz adds up the points that were won, of those that can be won; with \"pass\" it says at the "
     "end whether that is enough."},
    {"reveal", "When the right answer is shown to whoever has not given it.",
     {{"asked", "after a try that was not right, when the learner asks for it, which closes the "
                "question"},
      {"closed", "only once a right try has closed the question"},
      {"never", "not at all: then only what is said of the learner's own answer is shown, and the "
                "lesson as plain text leaves the answer out"}}, NULL},
    {"confidence", "How sure the learner is, asked before each try where it is true.",
     {{"1", "a guess"}, {"2", "likely"}, {"3", "sure"}},
     "It never changes what a try is worth; the verdict tells it beside."},
};
// clang-format on
enum { VALUES_COUNT = sizeof values / sizeof *values };

static const char *value_word(const struct words *words, int index) {
    (void)words;
    return index < VALUES_COUNT ? values[index].name : NULL;
}

static const char *value_line(const struct words *words, int index, struct arena *arena) {
    (void)words, (void)arena;
    return values[index].line;
}

static void write_value(const struct words *words, int index, struct page *page) {
    (void)words;
    page_rows(page, "written", NULL, "is");
    for (const struct form *form = values[index].forms; form->written != NULL; form++)
        page_row(page, (struct page_row){.name = form->written, .says = form->is});
    if (values[index].more != NULL)
        page_words(page, values[index].more);
}

const struct words_group words_values = {
    .name = "values",
    .title = "How values are written",
    .noun = "value",
    .says = "What texts of a certain form say, and what they come to.",
    .pages = true,
    .word = value_word,
    .line = value_line,
    .write = write_value,
};

/* The document of a text: its fields, and what no field can say alone. */
#include "blocks/ask/gaps.h"

#include <stdio.h>
#include <string.h>

#include "base/suggest.h"
#include "blocks/ask/sentence.h"
#include "lesson/check.h"
#include "lesson/facts.h"

static const struct field slip_fields[] = {
    {.name = "is",
     .type = FIELD_LINE,
     .required = true,
     .at = offsetof(struct text_slip, is),
     .says = "The wrong answer; folded before it is compared, like a right one."},
    {.name = "why",
     .type = FIELD_PROSE,
     .content = CONTENT_BESIDE,
     .required = true,
     .at = offsetof(struct text_slip, why),
     .says = "What to tell learners who give it: what they had in mind, and what they missed."},
    {.name = NULL},
};

static const struct schema slip_schema = {
    .name = "slip",
    .summary = "A typical wrong answer with an explanation of its own.",
    .fields = slip_fields,
    .size = sizeof(struct text_slip),
};

static const struct field gap_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct text_gap, id),
     .says = "Unique in its question; written in braces in the sentence."},
    {.name = "accepts",
     .type = FIELD_LINES,
     .at = offsetof(struct text_gap, accepts),
     .low = 1,
     .high = GAPS_ACCEPTED,
     .says = "The right answers; the first is the one shown. Required if the question is scored."},
    {.name = "pattern",
     .type = FIELD_LINE,
     .at = offsetof(struct text_gap, pattern),
     .says = "A POSIX extended regular expression; an answer that matches it as a whole is also "
             "right."},
    {.name = "slips",
     .type = FIELD_OBJECTS,
     .of = &slip_schema,
     .low = 1,
     .high = GAPS_ACCEPTED,
     .at = offsetof(struct text_gap, slips),
     .says = "Typical wrong answers, each with an explanation."},
    {.name = "why",
     .type = FIELD_PROSE,
     .content = CONTENT_BESIDE,
     .at = offsetof(struct text_gap, why),
     .says = "The explanation, shown once the question is closed."},
    {.name = NULL},
};

static const struct schema gap_schema = {
    .name = "gap",
    .summary = "A gap in which the learner types a word or a few.",
    .fields = gap_fields,
    .size = sizeof(struct text_gap),
};

const struct field gaps_fields[] = {
    ASKED_FIELDS,
    SCORED_FIELDS,
    {.name = "sentence",
     .type = FIELD_LINE,
     .at = offsetof(struct text, sentence),
     .fills = true,
     .says = "The sentence with the gaps, each as its id in braces: \"An {what} reconnects.\" "
             "Optional if there is only one gap."},
    {.name = "gaps",
     .type = FIELD_OBJECTS,
     .required = true,
     .at = offsetof(struct text, gaps),
     .low = 1,
     .high = GAPS_LIMIT,
     .of = &gap_schema,
     .says = "The gaps, in order."},
    {.name = "near_counts",
     .type = FIELD_BOOL,
     .at = offsetof(struct text, near_counts),
     .says = "Whether an answer that is off by a letter or two counts as a try; if not, the "
             "learner is told it is almost right and can correct it."},
    {.name = "exact_case",
     .type = FIELD_BOOL,
     .at = offsetof(struct text, exact_case),
     .says = "Whether capital letters must be right."},
    {.name = "exact_space",
     .type = FIELD_BOOL,
     .at = offsetof(struct text, exact_space),
     .says = "Whether spaces must be right: none at the ends, and single ones between words."},
    {.name = "exact_diacritics",
     .type = FIELD_BOOL,
     .at = offsetof(struct text, exact_diacritics),
     .says = "Whether accents must be right, so that ø and o differ."},
    {.name = NULL},
};

/* The check */

static const struct text_gap *gap_at(const struct text *text, int index) {
    return (const struct text_gap *)text->gaps.at + index;
}

static bool has_gap(const struct text *text, const struct sentence_gap *gap) {
    for (int i = 0; i < text->gaps.count; i++) {
        const char *id = gap_at(text, i)->id;
        if (strlen(id) == gap->id_bytes && memcmp(id, gap->id, gap->id_bytes) == 0)
            return true;
    }
    return false;
}

/* The gap in its braces, in the sentence. */
static struct place gap_place(const char *id, struct check *check) {
    char braces[FACTS_ID_LIMIT + sizeof "{}"];
    snprintf(braces, sizeof braces, "{%s}", id);
    return check_words_place(check, check_place(check, "sentence"), braces);
}

static bool fail_unknown(const struct text *text, const char *id, struct check *check) {
    const char *ids[GAPS_LIMIT];
    char remedy[SUGGEST_REMEDY_BYTES];
    for (int i = 0; i < text->gaps.count; i++)
        ids[i] = gap_at(text, i)->id;
    return check_error(check, gap_place(id, check), CODE_GAP,
                       "there is no gap \"%s\" in \"gaps\"%s", id,
                       suggest_remedy(remedy, id, ids, text->gaps.count));
}

/* A gap of the sentence that is none of the list. */
static bool check_known(const struct text *text, struct check *check) {
    struct sentence_gap gap;
    bool good = true;
    for (const char *at = text->sentence; sentence_next(at, &gap); at = gap.at + gap.bytes) {
        char id[FACTS_ID_LIMIT + 1];
        snprintf(id, sizeof id, "%.*s", (int)gap.id_bytes, gap.id);
        good = (has_gap(text, &gap) || fail_unknown(text, id, check)) && good;
    }
    return good;
}

static bool check_stands_once(const struct text *text, int index, struct check *check) {
    const char *id = gap_at(text, index)->id;
    int count = sentence_count(text->sentence, id);
    if (count == 1)
        return true;
    return check_error(check, check_place(check, "gaps/%d/id", index), CODE_GAP,
                       count == 0 ? "gap \"%s\" is not in the sentence" HELP
                                    "write {%s} where it stands"
                                  : "gap \"%s\" stands in the sentence more than once" HELP
                                    "write {%s} once, and give the other place a gap of its own",
                       id, id);
}

static bool check_sentence(const struct text *text, struct check *check) {
    if (text->sentence == NULL)
        return text->gaps.count == 1 || check_error(check, check_key_place(check, "gaps"), CODE_GAP,
                                                    "there are %d gaps and no \"sentence\"" HELP
                                                    "write one, with each gap as its id in braces",
                                                    text->gaps.count);
    bool good = check_known(text, check);
    for (int i = 0; i < text->gaps.count; i++)
        good = check_stands_once(text, i, check) && good;
    return good;
}

static bool check_accepts(const struct text *text, int index, struct check *check) {
    const struct text_gap *gap = gap_at(text, index);
    const char *const *accepts = gap->accepts.at;
    struct errbuf err = {""};
    bool good = true;
    for (int i = 0; i < gap->accepts.count; i++)
        if (!answer_check_text(accepts[i], gaps_folds(text), &err))
            good = check_error(check, check_place(check, "gaps/%d/accepts/%d", index, i),
                               CODE_ACCEPT, "\"%s\" cannot be accepted: %s", accepts[i], err.text);
    if (gap->pattern != NULL && !answer_check_pattern(gap->pattern, gaps_folds(text), &err))
        good = check_error(check, check_place(check, "gaps/%d/pattern", index), CODE_ACCEPT,
                           "\"pattern\" cannot be used: %s", err.text);
    return good;
}

/* Each is wrong, of a gap of which all else was checked. */
static bool check_slips(const struct text *text, int index, struct check *check) {
    const struct text_gap *gap = gap_at(text, index);
    const struct text_slip *slips = gap->slips.at;
    struct arena arena = {0};
    bool good = true;
    for (int i = 0; i < gap->slips.count; i++) {
        struct accepted accepted = gaps_accepted(text, gap);
        if (answer_find(slips[i].is, &accepted, &arena).fit == ANSWER_RIGHT)
            good = check_error(check, check_place(check, "gaps/%d/slips/%d/is", index, i),
                               CODE_SLIP_IS_RIGHT,
                               "\"%s\" is right, as it is folded" HELP
                               "write a slip that is wrong, or leave it out",
                               slips[i].is);
    }
    arena_release(&arena);
    return good;
}

/* What a scored question must say of each gap, and should. */
static bool check_scored(const struct text *text, struct check *check) {
    bool good = true;
    for (int i = 0; i < text->gaps.count; i++) {
        const struct text_gap *gap = gap_at(text, i);
        struct place place = check_place(check, "gaps/%d/id", i);
        if (gap->accepts.count == 0)
            good = check_error(check, place, CODE_SAY_WHAT_IS_RIGHT,
                               "gap \"%s\" accepts nothing" HELP
                               "write what it \"accepts\", or say \"scored\": false",
                               gap->id);
        if (gap->why == NULL)
            check_warning(check, place, CODE_SAY_WHY,
                          "gap \"%s\" has no \"why\", and a learner is told no reason" HELP
                          "say why what it accepts is right",
                          gap->id);
    }
    return good;
}

bool gaps_check(const void *object, struct check *check) {
    const struct text *text = object;
    bool good = check_sentence(text, check);
    for (int i = 0; i < text->gaps.count; i++)
        good = check_accepts(text, i, check) && check_slips(text, i, check) && good;
    if (asked_will_score(&text->asked, check))
        good = check_scored(text, check) && good;
    return asked_check(&text->asked, check) && good;
}

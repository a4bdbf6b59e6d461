/*
 * Schemas: the only statement of an object's JSON.
 *
 * One row says a field's name, type, whether it is required, its default and range, where it goes
 * in the C object, and one line of documentation. Loading, checking and did-you-mean are made from
 * these rows.
 */
#ifndef RTLESSON_LESSON_SCHEMA_H
#define RTLESSON_LESSON_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "lesson/problems.h"

/* What a list field becomes in C: count objects in a row. */
struct list {
    const void *at;
    int count;
};

/* One entry of a FIELD_PAIRS or FIELD_REASONS: a key of the author's (an id) and its text. */
struct pair {
    const char *key, *text;
};

/* One entry of a FIELD_VARY. */
struct knob;
struct vary_knob {
    const struct knob *row;
    struct list values; /* of struct scenario: of each, this knob alone counts */
};

// clang-format off
/*
 *                  JSON                         C object                       low..high
 * FIELD_LINE       text, one line               const char *                   markdown.h
 * FIELD_PROSE      text, CommonMark             const char *                   markdown.h
 * FIELD_ID         the object's own id          const char *                   -
 * FIELD_REF        an id of another object      const char *                   -
 * FIELD_BOOL       true or false                bool                           -
 * FIELD_MAYBE      true or false                int: 1, 0, or preset if absent -
 * FIELD_WHOLE      a whole number               int                            value
 * FIELD_DURATION   "1.5s"                       int64_t, microseconds          value
 * FIELD_SHARE      "25%", up to "100%"          int64_t, SCHEMA_WHOLE is 100 %  -
 * FIELD_ONE_OF     one of names                 int, the index in names        -
 * FIELD_LINES      list of text, one line each  struct list of const char *    count
 * FIELD_REFS       list of ids (or of names)    struct list of const char *    count
 * FIELD_PAIRS      object: id to prose          struct list of struct pair     count
 * FIELD_REASONS    prose, or object: what of    struct list of struct pair     count
 *                  to prose                     (prose alone: one, its key NULL)
 * FIELD_SCENARIO   object: knob to value        struct scenario_field          -
 * FIELD_VARY       object: knob to its values   struct list of vary_knob       count
 * FIELD_OBJECTS    list of objects              struct list of `of`'s size     count
 * FIELD_BLOCKS     list of blocks by "kind"     struct list of struct block    count
 *                  (with `of_kind` all of that
 *                  kind, which none names)
 * FIELD_QUESTIONS  as FIELD_BLOCKS, of the kinds whose schema says question
 *
 * An id (FIELD_ID, FIELD_REF and the keys of FIELD_PAIRS) is 1 to FACTS_ID_LIMIT of A-Z, a-z, 0-9,
 * "_" and "-". Every text holds more than white space: one that would not is left out. An object's
 * own id is its FIELD_ID.
 *
 * What a FIELD_LINE, the entries of a FIELD_REFS or the keys of a FIELD_PAIRS name, as a knob, may have names, too: for the line
 * they are offered, and entries and keys must be of them; the schema's own check tells.
 *
 * A scenario (sim/knob.h) has a knob's name for each key and what the option of that name takes for
 * its value: text, for a whole number a number, for a switch true or false. One that names a
 * technique may have that technique's knobs alone; one that does not is there to be laid over
 * another, and check_scenario (check.h) tells of the two together. No key named: it is absent.
 *
 * What varies has a knob's name for each key, too, and a list of its values, no two the same; whether
 * the scenario around it takes them, its check asks.
 */
// clang-format on
enum field_type {
    FIELD_LINE,
    FIELD_PROSE,
    FIELD_ID,
    FIELD_REF,
    FIELD_BOOL,
    FIELD_MAYBE,
    FIELD_WHOLE,
    FIELD_DURATION,
    FIELD_SHARE,
    FIELD_ONE_OF,
    FIELD_LINES,
    FIELD_REFS,
    FIELD_PAIRS,
    FIELD_REASONS,
    FIELD_SCENARIO,
    FIELD_VARY,
    FIELD_OBJECTS,
    FIELD_BLOCKS,
    FIELD_QUESTIONS
};

/* All of a FIELD_SHARE: millionths of a per cent (quiz/quantity.h). */
#define SCHEMA_WHOLE INT64_C(100000000)

/* The most fields an object, names a field, and kinds a program may have. */
enum { SCHEMA_FIELD_LIMIT = 64 };

/* What a field is to the content of a question (lesson/content.h). */
enum field_content {
    CONTENT_ASKED,  /* of what is asked and what is right */
    CONTENT_BESIDE, /* told besides: another "why" leaves the question what it is */
    CONTENT_FIGURE, /* names a figure of what the question stands in, which is right */
    CONTENT_RUN     /* of a block that has figures: what they come from */
};

struct schema;

/* Rows are written with designated initialisers; a row without a name ends the table. Texts that
 * are absent are NULL, lists empty, the other types have the value of preset. */
struct field {
    const char *name;
    enum field_type type;
    bool required;
    size_t at;                /* offsetof in the object */
    int64_t low, high;        /* inclusive; both 0: no limit; high 0 with low above: no upper one */
    int64_t preset;           /* FIELD_BOOL, _MAYBE, _WHOLE, _DURATION, _SHARE, _ONE_OF */
    const char *const *names; /* FIELD_ONE_OF (or as above): the first; NULL-ended */
    size_t names_apart;       /* bytes from one name to the next, where they are a column of a
                                 table; 0: they are a list of names alone */
    const struct schema *of;  /* FIELD_OBJECTS */
    const char *of_kind;      /* FIELD_BLOCKS: the kind of all of them; NULL: each names its own */
    bool commonmark;          /* FIELD_LINES: each is shown as CommonMark, not as it is written */
    bool fills;               /* FIELD_LINE: its placeholders are filled, as CommonMark's are */
    enum field_content content;
    const char *without; /* what holds where it is left out, as it would be written, where preset
                            does not say it (reference.h) */
    const char *says;    /* one line of documentation */
};

struct check; /* the object being checked, with its place in the document (check.h) */

struct schema {
    const char *name, *summary;
    const struct field *fields; /* ended by a row without a name */
    size_t size;                /* of the C object */
    bool question;              /* may stand where FIELD_QUESTIONS are wanted */
    bool fills;                 /* placeholders in its texts, and in those inside, are filled */
    bool part;                  /* stands only where a field names the kind (of_kind): a block of it
                                   is a part of what it stands in, and its run that one's, changed */
    bool wide_id;               /* its id is unique in the document, as every block's is; without
                                   this, among the entries of its list */
    size_t formers_at; /* of a whole document: where its object has a struct list of the ids
                          of old (struct former), which whatever has an id in it may then
                          tell as "formerly"; 0: it may not */
    /* What no single row can say (bounds rise, a category exists). Called after the fields were
     * loaded without an error, those of the objects inside first; false when it found one. May be
     * NULL. */
    bool (*check)(const void *object, struct check *check);
    /* Makes what the check has proven into what the program uses: names into rows and indices,
     * texts into numbers. Called once, after the check (or where there is none, after the fields)
     * found no error, so that it cannot fail; the objects inside are finished first. What it makes
     * is the arena's, which is the document's. May be NULL. */
    void (*finish)(void *object, struct arena *arena);
};

/* What an object may have besides the fields of its own schema. Rows by enum common, ended by a row
 * without a name; a field's `at` is of no use here, since the loader puts each where it belongs. */
enum common { COMMON_KIND, COMMON_AFTER, COMMON_FORMERLY, COMMON_ALLOW, COMMON_COUNT };
/* The objects that may have it, as bits: every block that stands where any kind may; those of them
 * that stand among blocks (FIELD_BLOCKS), and not as a question that what it stands in asks; and
 * whatever has an id in a lesson, which itself has one. */
enum { COMMON_OF_BLOCK = 1, COMMON_OF_PLACED = 2, COMMON_OF_ID = 4 };
struct common_field {
    struct field field;
    unsigned of;
};
extern const struct common_field common_fields[];

/* Which of them an object of the schema may have in a document of the other one, as bits; is_block:
 * it stands where a block is wanted. */
unsigned schema_commons(const struct schema *schema, const struct schema *document, bool is_block);

/* The name of that index of a FIELD_ONE_OF; NULL behind the last. */
const char *schema_name(const struct field *field, int index);

/* All of them; returns how many. */
int schema_names(const struct field *field, const char *names[SCHEMA_FIELD_LIMIT]);

/* The row of the object's own id, or NULL. */
const struct field *schema_id_field(const struct schema *schema);

/* The id that a loaded object of the schema holds; NULL: it has none. */
const char *schema_id(const struct schema *schema, const void *object);

#endif

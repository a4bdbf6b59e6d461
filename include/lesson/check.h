/*
 * For a schema's own check: where in the document what it found stands, and telling it.
 */
#ifndef RTLESSON_LESSON_CHECK_H
#define RTLESSON_LESSON_CHECK_H

#include "lesson/lesson.h"
#include "sim/knob.h"

/* The place of a value inside the checked object, by a path of field names, list indices and
 * keys: check_place(check, "items/%d/why/%s", i, key). Where the path ends early, the place of the
 * deepest value that is there. check_key_place: the place of that value's key. Line 0 once so many
 * problems were told that no more are kept. */
struct place check_place(const struct check *check, const char *path, ...)
    __attribute__((format(printf, 2, 3)));
struct place check_key_place(const struct check *check, const char *path, ...)
    __attribute__((format(printf, 2, 3)));

/* Of the text that stands there, the place of the words in it, as they first stand. Where they are
 * written otherwise there, as with \u, the text's own. */
struct place check_words_place(const struct check *check, struct place text, const char *words);

/* The path of the document's file; NULL where it comes from memory. */
const char *check_path(const struct check *check);

/* The block that is checked, or whose part is: its kind and what it stands in are known, of an
 * outer block nothing else yet. NULL: no block's. */
const struct block *check_block(const struct check *check);

/* True where checks may take long: warnings that simulate much are told only then. */
bool check_is_thorough(const struct check *check);
/* What the document's blocks may be: to read what it names. */
struct kinds check_kinds(const struct check *check);

/* Every frame of the section that the checked block stands in takes so many steps (sim/cost.h), for
 * this block alone: returns how many for it and all that were checked before it. */
uint64_t check_frame(struct check *check, uint64_t steps);

/* On which terms a film or a table runs its techniques: of those that a technique does not change
 * by its nature (set-up, keep-alive, resending, heartbeat, messages). */
struct terms {
    bool of_table; /* else of a film */
    struct scenario scenario;
    unsigned techniques; /* bits 1u << technique */
    struct place place;
    struct list reasons; /* of struct pair: why a term is another, by its knob's name; NULL: all */
};
/* Warns there of each term in which a film and a table of the document that were told of so differ
 * without a reason of either. Of one block, which may tell of several (lanes), each term is told
 * once. False after telling a reason that is of no term. */
bool check_terms(struct check *check, struct terms terms);

/* Adds an error or a warning there; a warning of a teacher's eye (code_is_of_teacher) only where
 * check_is_thorough. check_error returns false, so that a check may end with it. */
bool check_error(struct check *check, struct place place, enum code code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void check_warning(struct check *check, struct place place, enum code code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Adds an error at the value of that path: the reason, and what was found there, before a remedy
 * behind HELP. Returns false. */
bool check_value(struct check *check, enum code code, const char *reason, const char *path, ...)
    __attribute__((format(printf, 4, 5)));

/* Tells, with the problem that was told last, of another place that has to do with it and what is
 * there: "first". Returns false, as check_error does. */
bool check_beside(struct check *check, struct place place, const char *says);

/* Tells that a name mends for certain the problem that was told last: it is written, in quotes, in
 * place of what stands there. name NULL: nothing is certain. Returns false. */
bool check_fix(struct check *check, struct place place, const char *name);

/* From here on what is told is of a variant of the checked object, "interval 2 s": it is told at
 * the place of its values, behind these words, with its own place beside. NULL: of the object
 * itself again. */
void check_variant(struct check *check, struct place place, const char *words);
bool check_is_variant(const struct check *check);

/* From here on what is checked is an entry of a list of the object's, with what it says laid over
 * the object: a path that begins with a name that the entry has leads into it. What is told
 * stands behind the words, "in mission \"a\"". field NULL: the object itself again. */
void check_within(struct check *check, const char *field, int index, const char *words);

/* Tells each knob that was named and that the scenario's technique does not have, at its key in the
 * object of that path; false when there was one. */
bool check_scenario(struct check *check, const char *path, const struct scenario *scenario,
                    struct knob_set set);

#endif

/* What was handed over, lesson by lesson, and what of a player's state differs from it. */
#include "record/record.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/memory.h"
#include "record/key.h"
#include "record/migrate.h"
#include "record/read.h"
#include "record/trouble.h"
#include "record/writer.h"

enum { READ_MSEC = 2000 };

/* A lesson that was turned to. Its kept is as it was read and, from then on, as it was handed over.
 */
struct turned {
    struct arena arena; /* holds itself and the key's texts */
    struct record_key key;
    struct record_kept kept;
    bool is_unread;      /* nothing of it is written before it is */
    struct facts typed;  /* the texts that were changed in this run */
    struct facts drafts; /* those of them that were handed over as this player's drafts */
    bool is_seen;        /* no change of facts since seen_changes */
    unsigned seen_changes;
    uint64_t *contents; /* of which the question was handed over; owned */
    int content_count, content_capacity;
};

struct record {
    char *path;
    char player[33];              /* names this run of the program */
    int64_t numbers;              /* of tries that were handed over */
    struct writer_thread *writer; /* NULL: no thread could be had */
    struct turned **turned;
    int count, capacity;
    struct turned *now;
    enum db_trouble read_trouble;
    char set_aside[SALVAGE_NAME_BYTES]; /* of which nobody was told when it was read; "": none */
    bool has_told;                      /* of one that was set aside, since what was put last */
    bool is_behind;                     /* there was no room for all that changed */
    struct record_status status;        /* that was told last */
};

struct record *record_open(const char *path) {
    struct record *record = memory_alloc(1, sizeof *record);
    record->path = memory_copy(path);
    record->writer = writer_begin(path);
    snprintf(record->player, sizeof record->player, "%016llx%016llx",
             (unsigned long long)db_random(), (unsigned long long)db_random());
    return record;
}

/* --- Turning to a lesson --------------------------------------------------------------------- */

static struct turned *find(const struct record *record, const struct record_key *key) {
    for (int i = 0; i < record->count; i++) {
        const struct record_key *other = &record->turned[i]->key;
        if (strcmp(other->course, key->course) == 0 && strcmp(other->file, key->file) == 0 &&
            strcmp(other->lesson, key->lesson) == 0)
            return record->turned[i];
    }
    return NULL;
}

static struct turned *add(struct record *record, const struct record_key *key) {
    struct arena arena = {0};
    struct turned *turned = arena_alloc(&arena, sizeof *turned);
    turned->key = key_copy(key, &arena);
    turned->arena = arena;
    record->turned =
        grow_list(record->turned, record->count, &record->capacity, sizeof *record->turned);
    record->turned[record->count++] = turned;
    return turned;
}

static void forget(struct turned *turned) {
    kept_release(&turned->kept.kept);
    turned->kept = (struct record_kept){0};
}

/* What could be read in part is as good as not read: what was kept is not overwritten by less. */
static bool read_once(struct record *record, struct turned *turned, int wait_msec, struct db *db) {
    bool read = migrate_open(db, record->path, DB_READ, wait_msec) &&
                read_lesson(db, &turned->key, record->player, &turned->kept);
    if (read)
        salvage_untold(db, record->set_aside);
    else
        forget(turned);
    db_close(db);
    return read;
}

static enum db_trouble read_kept(struct record *record, struct turned *turned, int wait_msec) {
    struct db db;
    if (!read_once(record, turned, wait_msec, &db) && db.trouble == DB_DAMAGED && salvage(&db).done)
        read_once(record, turned, wait_msec, &db);
    return db.trouble;
}

/* A file that is not ours is not read later either: the writer says so when it is to be written. */
static void read_now(struct record *record, int wait_msec) {
    struct turned *turned = record->now;
    enum db_trouble trouble = read_kept(record, turned, wait_msec);
    turned->kept.is_new |= trouble == DB_ABSENT;
    record->read_trouble = trouble == DB_ABSENT ? DB_WELL : trouble;
    turned->is_unread = record->read_trouble != DB_WELL && trouble_passes(trouble);
}

const struct record_kept *record_turn(struct record *record, const struct record_key *key) {
    static const struct record_kept nothing = {.is_new = true};
    if (record == NULL)
        return &nothing;
    record->now = find(record, key);
    bool is_known = record->now != NULL;
    if (!is_known)
        record->now = add(record, key);
    if (!is_known || record->now->is_unread)
        read_now(record, READ_MSEC);
    record->now->is_seen = false;
    return &record->now->kept;
}

/* The writer has come out with all that it was given, so that a reset is read as one, and a second
 * has passed. */
const struct record_kept *record_read_again(struct record *record) {
    if (record == NULL || record->writer == NULL || !record->now->is_unread ||
        writer_ask(record->writer).unsaved > 0)
        return NULL;
    read_now(record, 0);
    return record->now->is_unread ? NULL : &record->now->kept;
}

/* --- What differs ---------------------------------------------------------------------------- */

/* What is put, into which batch. */
struct change {
    struct record *record;
    const struct record_now *now;
    struct batch *batch;
};

/* A text that this player holds, or goes on from, is no other's draft any more. */
static void add_held(const struct change *change, const char *block, const char *part,
                     const char *text) {
    struct db_value values[] = {db_of_text(block), db_of_text(part),
                                db_of_text(change->record->player), db_of_text(text)};
    if (text != NULL)
        batch_add(change->batch, ROW_DRAFT_HELD, values, 4);
}

/* The part of which it is the other text, or NULL. */
static const char *other_of(const char *part) {
    size_t length = strlen(own_other);
    bool is_other = strncmp(part, own_other, length) == 0 && part[length] == '/';
    return is_other ? part + length + 1 : NULL;
}

/* Of texts that were tried there are copies, under paths. */
static bool is_typed(const struct change *change, const struct fact *fact) {
    const struct record_now *now = change->now;
    return fact->text != NULL && strchr(fact->part, '/') == NULL && now->takes_text != NULL &&
           now->takes_text(now->context, fact->id);
}

static void note_text(const struct change *change, const struct fact *fact) {
    struct turned *turned = change->record->now;
    const char *other = other_of(fact->part);
    if (other != NULL)
        add_held(change, fact->id, other, fact->text);
    if (!is_typed(change, fact) || facts_has(&turned->typed, fact->id, fact->part))
        return;
    add_held(change, fact->id, fact->part,
             facts_text(&turned->kept.kept.facts, fact->id, fact->part));
    facts_set(&turned->typed, fact->id, fact->part, 1);
}

static void add_fact(const struct fact *fact, bool gone, void *context) {
    const struct change *change = context;
    struct batch *batch = change->batch;
    note_text(change, fact);
    if (!gone && strcmp(fact->part, own_closed) == 0)
        batch_add(batch, ROW_DRAFTS_GONE, (struct db_value[]){db_of_text(fact->id)}, 1);
    struct db_value values[] = {db_of_text(fact->id), db_of_text(fact->part),
                                db_of_number(fact->value), db_of_text(fact->text),
                                db_of_number(batch->wall_usec)};
    batch_add(batch, gone ? ROW_FACT_GONE : ROW_FACT, values, gone ? 2 : 5);
}

static void add_draft(const struct fact *draft, bool gone, void *context) {
    const struct change *change = context;
    struct db_value values[] = {db_of_text(draft->id), db_of_text(draft->part),
                                db_of_text(change->record->player), db_of_text(draft->text),
                                db_of_number(change->batch->wall_usec)};
    batch_add(change->batch, gone ? ROW_DRAFT_GONE : ROW_DRAFT, values, gone ? 3 : 5);
}

static void add_drafts(struct change *change) {
    struct turned *turned = change->record->now;
    const struct facts *facts = change->now->facts;
    struct facts drafts = {0};
    for (int i = 0; i < turned->typed.count; i++) {
        const struct fact *typed = &turned->typed.list[i];
        if (kept_is_draft(facts, typed->id, typed->part))
            facts_set_text(&drafts, typed->id, typed->part,
                           facts_text(facts, typed->id, typed->part));
    }
    facts_follow(&turned->drafts, &drafts, add_draft, change);
    facts_release(&drafts);
}

static bool is_handed_over(const struct turned *turned, uint64_t content) {
    for (int i = 0; i < turned->content_count; i++)
        if (turned->contents[i] == content)
            return true;
    return false;
}

static void add_content(struct batch *batch, struct turned *turned, const struct try *tried,
                        const struct record_now *now) {
    if (now->question == NULL || is_handed_over(turned, tried->content))
        return;
    const char *text = now->question(now->context, tried->question);
    struct db_value values[] = {db_of_number((int64_t)tried->content), db_of_text(text)};
    if (text != NULL)
        batch_add(batch, ROW_CONTENT, values, 2);
    turned->contents = grow_list(turned->contents, turned->content_count, &turned->content_capacity,
                                 sizeof *turned->contents);
    turned->contents[turned->content_count++] = tried->content;
}

static void add_try(struct batch *batch, const struct try *tried, const char *player,
                    int64_t number) {
    struct db_value values[] = {db_of_text(tried->question),
                                db_of_number(tried->attempt),
                                db_of_number((int64_t)tried->content),
                                db_of_number((int64_t)tried->seed),
                                db_of_number(tried->score.num),
                                db_of_number(tried->score.den),
                                db_of_number(tried->spent_usec),
                                db_of_number(tried->hints),
                                db_of_number(tried->confidence),
                                db_of_number(tried->wall_usec),
                                db_of_text(player),
                                db_of_number(number)};
    batch_add(batch, ROW_TRY, values, 12);
    for (int i = 0; i < tried->answer_count; i++) {
        const struct try_part *part = &tried->answer[i];
        struct db_value answer[] = {db_of_text(player), db_of_number(number),
                                    db_of_text(part->part), db_of_number(part->value),
                                    db_of_text(part->text)};
        batch_add(batch, ROW_ANSWER, answer, 5);
    }
}

static void add_tries(struct batch *batch, struct record *record, const struct record_now *now) {
    struct tries *kept = &record->now->kept.kept.tries;
    for (int i = kept->count; i < now->tries->count; i++) {
        add_content(batch, record->now, &now->tries->list[i], now);
        add_try(batch, &now->tries->list[i], record->player, ++record->numbers);
        tries_append(kept, &now->tries->list[i]);
    }
}

static void add_told(struct batch *batch, struct record *record) {
    if (record->has_told)
        batch_add(batch, ROW_META_GONE, (struct db_value[]){db_of_text(salvage_key)}, 1);
    record->has_told = false;
}

/* With the first that is handed over after a turn it goes though it is the same: by the last place
 * that was written it is known which lesson was played last. */
static void add_place(struct batch *batch, struct turned *turned, const struct kept_place *place) {
    if (turned->is_seen && kept_same_place(&turned->kept.kept.place, place))
        return;
    struct db_value values[] = {db_of_text(place->section),  db_of_number(place->at_end),
                                db_of_text(place->focus),    db_of_number(place->part),
                                db_of_number(place->scroll), db_of_number(batch->wall_usec)};
    batch_add(batch, ROW_PLACE, values, 6);
    turned->kept.kept.place = *place;
}

/* --- Handing over ---------------------------------------------------------------------------- */

static bool is_unchanged(const struct record *record, const struct record_now *now) {
    const struct turned *turned = record->now;
    return turned->is_seen && !record->has_told && turned->seen_changes == now->facts->changes &&
           turned->kept.kept.tries.count == now->tries->count &&
           kept_same_place(&turned->kept.kept.place, &now->place);
}

static void hand_over(struct record *record, struct batch *batch) {
    if (batch->count > 0)
        writer_put(record->writer, batch);
    else
        batch_free(batch);
}

/* Whether there is somebody to take it, and room for it; false without anybody, too. */
static bool may_hand_over(struct record *record) {
    if (record == NULL || record->writer == NULL)
        return false;
    assert(record->now != NULL);
    record->is_behind = !writer_has_room(record->writer);
    return !record->is_behind;
}

static bool is_behind(const struct record *record) {
    return record != NULL && record->is_behind;
}

/* What there is is handed over when the lesson was read: the writer says when to try. */
static bool put_off(struct record *record) {
    record->is_behind = true;
    if (writer_ask(record->writer).unsaved == 0)
        writer_put(record->writer, batch_new(&record->now->key, 0));
    return false;
}

bool record_put(struct record *record, const struct record_now *now) {
    if (record != NULL && record->writer != NULL && record->now->is_unread)
        return put_off(record);
    if (record == NULL || record->writer == NULL || is_unchanged(record, now))
        return !is_behind(record);
    if (!may_hand_over(record))
        return false;
    struct turned *turned = record->now;
    struct batch *batch = batch_new(&turned->key, now->wall_usec);
    struct change change = {record, now, batch};
    facts_follow(&turned->kept.kept.facts, now->facts, add_fact, &change);
    add_drafts(&change);
    add_tries(batch, record, now);
    add_told(batch, record);
    batch->can_wait = batch->count == 0;
    add_place(batch, turned, &now->place);
    turned->is_seen = true;
    turned->seen_changes = now->facts->changes;
    hand_over(record, batch);
    return true;
}

static void clear(struct facts *facts, const char *block) {
    if (block != NULL)
        facts_clear_all(facts, block);
    else
        facts_release(facts);
}

bool record_put_reset(struct record *record, const char *block, int64_t wall_usec) {
    static const enum row_kind kinds[] = {ROW_RESET, ROW_FACTS_GONE, ROW_DRAFTS_GONE};
    if (!may_hand_over(record))
        return !is_behind(record);
    struct turned *turned = record->now;
    struct batch *batch = batch_new(&turned->key, wall_usec);
    struct db_value values[] = {db_of_text(block)};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        batch_add(batch, kinds[i], values, 1);
    clear(&turned->kept.kept.facts, block);
    clear(&turned->drafts, block);
    hand_over(record, batch);
    return true;
}

/* --- What became of it ----------------------------------------------------------------------- */

static enum record_state state_of(const struct record *record, const struct writer_news *news) {
    if (news->is_off || !trouble_passes(record->read_trouble))
        return RECORD_OFF;
    if (record->now != NULL && record->now->is_unread)
        return RECORD_FAILING;
    if (news->unsaved == 0 && !record->is_behind)
        return RECORD_SAVED;
    return news->trouble == DB_WELL ? RECORD_SAVING : RECORD_FAILING;
}

/* Whether it is of a record that was set aside. */
static bool say(const struct record *record, const struct writer_news *news,
                char into[static sizeof((struct record_status *)0)->says]) {
    size_t size = sizeof((struct record_status *)0)->says;
    const char *aside = news->salvaged.name[0] != '\0' ? news->salvaged.name : record->set_aside;
    into[0] = '\0';
    if (news->trouble != DB_WELL)
        trouble_says(news->trouble, record->path, into, size);
    else if (record->read_trouble != DB_WELL)
        trouble_says_unread(record->read_trouble, record->path, into, size);
    else if (aside[0] != '\0')
        return snprintf(into, size,
                        "The record was damaged: it was set aside as %.100s, and whatever could be "
                        "read was copied.",
                        aside) > 0;
    return false;
}

struct record_status record_ask(struct record *record) {
    if (record == NULL)
        return (struct record_status){.state = RECORD_OFF};
    struct writer_news news = {.is_off = true, .trouble = DB_NO_MEMORY};
    if (record->writer != NULL)
        news = writer_ask(record->writer);
    struct record_status status = {.state = state_of(record, &news), .told = record->status.told};
    bool is_of_aside = say(record, &news, status.says);
    bool is_new = strcmp(status.says, record->status.says) != 0;
    status.told += is_new;
    record->has_told |= is_of_aside && is_new;
    record->status = status;
    return status;
}

int record_fd(const struct record *record) {
    return record != NULL && record->writer != NULL ? writer_fd(record->writer) : -1;
}

bool record_wait(struct record *record, int most_msec) {
    if (record == NULL || record->writer == NULL)
        return true;
    return writer_wait(record->writer, most_msec) && !record->is_behind;
}

static void release(struct turned *turned) {
    forget(turned);
    facts_release(&turned->typed);
    facts_release(&turned->drafts);
    free(turned->contents);
    struct arena arena = turned->arena; /* which holds turned */
    arena_release(&arena);
}

void record_close(struct record *record) {
    if (record == NULL)
        return;
    if (record->writer != NULL)
        writer_end(record->writer);
    for (int i = 0; i < record->count; i++)
        release(record->turned[i]);
    free(record->turned);
    free(record->path);
    free(record);
}

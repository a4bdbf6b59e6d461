/* What is handed to a record, and what another run of the program finds in it. */
#include "record/record.h"

#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "record_file.h"

enum { WAIT_MSEC = 60000 };

/* One run of the program: what a player has of the lesson that is played. */
struct run {
    struct record *record;
    const struct record_kept *kept;
    struct facts facts;
    struct tries tries;
    struct kept_place place;
};

static struct run begin(const struct record_file *file, const char *lesson) {
    struct record_key key = record_file_key(lesson);
    struct run run = {.record = record_open(file->path)};
    run.kept = record_turn(run.record, &key);
    facts_copy(&run.facts, &run.kept->kept.facts);
    for (int i = 0; i < run.kept->kept.tries.count; i++)
        tries_append(&run.tries, &run.kept->kept.tries.list[i]);
    run.place = run.kept->kept.place;
    return run;
}

static const char *question_text(void *context, const char *block) {
    (void)context;
    return strcmp(block, "age") == 0 ? "How old is the news?" : NULL;
}

/* Not in "pairs". */
static bool takes_text(void *context, const char *block) {
    (void)context;
    return strcmp(block, "pairs") != 0;
}

static bool put(struct run *run) {
    struct record_now now = {.facts = &run->facts,
                             .tries = &run->tries,
                             .place = run->place,
                             .wall_usec = 1800000000000001,
                             .question = question_text,
                             .takes_text = takes_text};
    return record_put(run->record, &now);
}

static void end(struct run *run) {
    record_close(run->record);
    facts_release(&run->facts);
    tries_release(&run->tries);
}

static void save_and_end(struct run *run) {
    assert_true(put(run));
    assert_true(record_wait(run->record, WAIT_MSEC));
    assert_int_equal(record_ask(run->record).state, RECORD_SAVED);
    assert_string_equal(record_ask(run->record).says, "");
    end(run);
}

static void what_one_run_did_the_next_one_finds(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct run run = begin(&file, "long-polling");
    assert_true(run.kept->is_new);
    facts_set(&run.facts, "age", own_tries, 1);
    facts_set(&run.facts, "", own_seed, INT64_MIN);
    facts_set_text(&run.facts, "why", "reason", "since “it” waits’;--");
    struct try_part parts[] = {{"ticked", INT64_MAX, NULL}, {own_text, 0, "3,5 s"}};
    struct try tried = record_file_try("age", parts);
    tried.answer_count = 2;
    tries_append(&run.tries, &tried);
    run.place = (struct kept_place){"root-problem", false, "age", 4, 17};
    save_and_end(&run);

    run = begin(&file, "long-polling");
    const struct kept *kept = &run.kept->kept;
    assert_false(run.kept->is_new);
    assert_int_equal(kept->facts.count, 3);
    assert_int_equal(facts_get(&kept->facts, "age", own_tries, 0), 1);
    assert_true(facts_get(&kept->facts, "", own_seed, 0) == INT64_MIN);
    assert_string_equal(facts_text(&kept->facts, "why", "reason"), "since “it” waits’;--");
    assert_int_equal(kept->tries.count, 1);
    const struct try *found = &kept->tries.list[0];
    assert_string_equal(found->question, "age");
    assert_int_equal(found->attempt, 1);
    assert_true(found->content == UINT64_C(0xfedcba9876543210) && found->seed == UINT64_MAX);
    assert_int_equal(found->answer_count, 2);
    assert_string_equal(found->answer[0].part, "ticked");
    assert_true(found->answer[0].value == INT64_MAX);
    assert_null(found->answer[0].text);
    assert_string_equal(found->answer[1].text, "3,5 s");
    assert_true(found->score.num == 1 && found->score.den == 3);
    assert_true(found->spent_usec == 7000000 && found->wall_usec == 1800000000000000);
    assert_true(found->hints == 2 && found->confidence == 3);
    assert_true(kept_same_place(&kept->place, &run.place));
    assert_int_equal(kept->place.scroll, 17);
    end(&run);
    assert_int_equal(record_file_number(&file, "SELECT count(*) FROM content WHERE question ="
                                               " 'How old is the news?'"),
                     1);
    record_file_remove(&file);
}

static void what_did_not_change_is_not_written_again(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct run run = begin(&file, "long-polling");
    facts_set(&run.facts, "age", own_tries, 1);
    facts_set(&run.facts, "bell", "open", 1);
    save_and_end(&run);
    record_file_run(&file,
                    "CREATE TABLE told(what); CREATE TRIGGER written AFTER UPDATE ON fact BEGIN"
                    " INSERT INTO told VALUES(new.block); END");
    run = begin(&file, "long-polling");
    facts_set(&run.facts, "bell", "open", 2);
    facts_clear(&run.facts, "age", own_tries);
    save_and_end(&run);
    assert_int_equal(record_file_number(&file, "SELECT count(*) FROM told WHERE what = 'bell'"), 1);
    assert_int_equal(record_file_number(&file, "SELECT count(*) FROM told"), 1);
    assert_int_equal(record_file_number(&file, "SELECT count(*) FROM fact"), 1);
    record_file_remove(&file);
}

/* How often the file was written, from its header:
 * https://www.sqlite.org/fileformat.html#file_change_counter */
static int commits(const struct record_file *file) {
    unsigned char header[28] = {0};
    FILE *stream = fopen(file->path, "rb");
    assert_non_null(stream);
    assert_int_equal(fread(header, 1, sizeof header, stream), sizeof header);
    fclose(stream);
    return header[26] << 8 | header[27];
}

/* As who plays: nobody asks for haste. */
static void wait_till_it_is_told(const struct run *run) {
    struct pollfd news = {.fd = record_fd(run->record), .events = POLLIN};
    while (record_ask(run->record).state != RECORD_SAVED)
        assert_true(poll(&news, 1, WAIT_MSEC) > 0);
}

static void put_places(struct run *run, int count) {
    for (int i = 0; i < count; i++) {
        run->place.scroll++;
        assert_true(put(run));
    }
}

static void places_that_follow_on_each_other_are_one_commit(void **state) {
    (void)state;
    enum { MOVES = 40 };
    struct record_file file = record_file_make();
    struct run run = begin(&file, "long-polling");
    facts_set(&run.facts, "age", "x", 1);
    assert_true(put(&run) && record_wait(run.record, WAIT_MSEC));
    int before = commits(&file);
    put_places(&run, MOVES);
    wait_till_it_is_told(&run);
    assert_int_equal(commits(&file), before + 1);
    assert_int_equal(record_file_number(&file, "SELECT scroll FROM place"), MOVES);
    put_places(&run, 1); /* what is left now is written now */
    assert_true(record_wait(run.record, WAIT_MSEC));
    assert_int_equal(commits(&file), before + 2);
    end(&run);
    record_file_remove(&file);
}

static void with_a_fact_the_place_goes_at_once(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct run run = begin(&file, "long-polling");
    put_places(&run, 1);
    facts_set(&run.facts, "age", "x", 1);
    put_places(&run, 1);
    wait_till_it_is_told(&run);
    int before = commits(&file);
    put_places(&run, 3);
    facts_set(&run.facts, "age", "x", 2);
    put_places(&run, 1);
    wait_till_it_is_told(&run);
    assert_in_range(commits(&file), before + 1, before + 2); /* 2: the thread was slow to wait */
    assert_int_equal(record_file_number(&file, "SELECT scroll FROM place"), 6);
    end(&run);
    record_file_remove(&file);
}

static void of_two_players_the_last_writes_a_fact_and_all_tries_stay(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct run first = begin(&file, "long-polling"), second = begin(&file, "long-polling");
    struct try_part part = {"ticked", 1, NULL};
    struct try tried = record_file_try("age", &part);
    facts_set(&first.facts, "a", "x", 1);
    facts_set(&first.facts, "b", "x", 1);
    tries_append(&first.tries, &tried);
    save_and_end(&first);
    facts_set(&second.facts, "b", "x", 2);
    tries_append(&second.tries, &tried);
    save_and_end(&second);
    struct run third = begin(&file, "long-polling");
    assert_int_equal(facts_get(&third.facts, "a", "x", 0), 1);
    assert_int_equal(facts_get(&third.facts, "b", "x", 0), 2);
    assert_int_equal(third.tries.count, 2);
    end(&third);
    record_file_remove(&file);
}

static void a_lesson_that_is_turned_to_again_is_as_it_was_left(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct run run = begin(&file, "long-polling");
    struct record_key other = record_file_key("sse"), same = record_file_key("long-polling");
    facts_set(&run.facts, "a", "x", 1);
    assert_true(put(&run));
    struct kept_place first = run.place = (struct kept_place){.section = "one"};
    assert_true(put(&run));
    assert_int_equal(record_turn(run.record, &other)->kept.facts.count, 0);
    struct facts left = run.facts;
    run.facts = (struct facts){0};
    facts_set(&run.facts, "c", "x", 3);
    run.place = (struct kept_place){.section = "two"};
    assert_true(put(&run));
    assert_int_equal(facts_get(&record_turn(run.record, &same)->kept.facts, "a", "x", 0), 1);
    facts_release(&run.facts);
    run.facts = left;
    run.place = first;
    save_and_end(&run);
    assert_int_equal(record_file_number(&file, "SELECT count(*) FROM lesson"), 2);
    struct arena arena = {0};
    assert_string_equal(record_last(file.path, &arena).lesson, "long-polling");
    arena_release(&arena);
    record_file_remove(&file);
}

/* --- Drafts ---------------------------------------------------------------------------------- */

static const char *draft_for(const struct run *run, const char *block) {
    return facts_text(&run->kept->kept.drafts, block, own_text);
}

static void type(struct run *run, const char *block, const char *text) {
    if (text != NULL)
        facts_set_text(&run->facts, block, own_text, text);
    else
        facts_clear(&run->facts, block, own_text);
    assert_true(put(run));
}

/* Two players have begun with the same texts: what the first typed is overwritten as a fact, and
 * offered to the next one. */
static void of_two_players_who_typed_the_next_one_is_offered_the_text_of_the_first(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct run first = begin(&file, "long-polling"), second = begin(&file, "long-polling");
    type(&first, "why", "sin");
    type(&first, "why", "since");
    save_and_end(&first);
    type(&second, "why", "by");
    save_and_end(&second);
    struct run third = begin(&file, "long-polling");
    assert_string_equal(facts_text(&third.facts, "why", own_text), "by");
    assert_string_equal(draft_for(&third, "why"), "since");
    assert_int_equal(third.kept->kept.drafts.count, 1);
    end(&third);
    assert_int_equal(record_file_number(&file, "SELECT count(*) FROM draft"), 2);
    record_file_remove(&file);
}

/* What a player holds beside the text that is there is kept as its fact. */
static void a_draft_that_is_taken_up_is_no_draft_any_more(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct run first = begin(&file, "long-polling"), second = begin(&file, "long-polling");
    type(&first, "why", "since");
    save_and_end(&first);
    type(&second, "why", "by");
    save_and_end(&second);
    struct run third = begin(&file, "long-polling");
    facts_set_text(&third.facts, "why", ".other/.text", draft_for(&third, "why"));
    save_and_end(&third);
    assert_int_equal(record_file_number(&file, "SELECT count(*) FROM draft"), 1);
    assert_int_equal(record_file_number(&file, "SELECT text = 'by' FROM draft"), 1);
    third = begin(&file, "long-polling");
    assert_null(draft_for(&third, "why"));
    end(&third);
    record_file_remove(&file);
}

/* Of the first player's text, that the second goes on from, nothing is lost. */
static void the_text_that_is_gone_on_from_is_not_offered(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct run run = begin(&file, "long-polling");
    type(&run, "why", "since");
    save_and_end(&run);
    run = begin(&file, "long-polling");
    assert_null(draft_for(&run, "why"));
    type(&run, "why", "since it");
    type(&run, "why", "since it waits");
    save_and_end(&run);
    run = begin(&file, "long-polling");
    assert_null(draft_for(&run, "why"));
    type(&run, "why", NULL);
    save_and_end(&run);
    run = begin(&file, "long-polling");
    assert_null(draft_for(&run, "why"));
    end(&run);
    assert_int_equal(record_file_number(&file, "SELECT count(*) FROM draft"), 0);
    record_file_remove(&file);
}

static void what_is_handed_in_or_closed_is_no_draft(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct run other = begin(&file, "long-polling"), run = begin(&file, "long-polling");
    type(&other, "why", "so");
    type(&other, "how", "so");
    save_and_end(&other);
    type(&run, "why", "since");
    type(&run, "how", "by");
    facts_set_text(&run.facts, "how", ".last/.text", "by");
    facts_set(&run.facts, "why", own_closed, 1);
    save_and_end(&run);
    assert_int_equal(record_file_number(&file, "SELECT count(*) FROM draft"), 1);
    run = begin(&file, "long-polling");
    assert_null(draft_for(&run, "why"));
    assert_string_equal(draft_for(&run, "how"), "so");
    end(&run);
    record_file_remove(&file);
}

/* What is put together, as "match" does, are texts too. */
static void a_text_that_is_not_typed_is_no_draft(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct run run = begin(&file, "long-polling");
    facts_set_text(&run.facts, "pairs", "a", "b");
    save_and_end(&run);
    assert_int_equal(record_file_number(&file, "SELECT count(*) FROM draft"), 0);
    record_file_remove(&file);
}

static void a_reset_takes_facts_and_drafts_of_all(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct run other = begin(&file, "long-polling"), run = begin(&file, "long-polling");
    type(&other, "why", "so");
    type(&other, "how", "so");
    save_and_end(&other);
    type(&run, "why", "since");
    facts_set(&run.facts, "why", own_attempt, 2);
    assert_true(put(&run));
    assert_true(record_put_reset(run.record, "why", 9));
    facts_clear(&run.facts, "why", own_text);
    save_and_end(&run);
    assert_int_equal(record_file_number(&file, "SELECT count(*) FROM draft"), 1);
    run = begin(&file, "long-polling");
    assert_null(facts_text(&run.facts, "why", own_text));
    assert_int_equal(facts_get(&run.facts, "why", own_attempt, 0), 2); /* put again */
    end(&run);
    record_file_remove(&file);
}

static void a_try_before_a_reset_is_history(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct run run = begin(&file, "long-polling");
    struct try_part part = {"ticked", 1, NULL};
    struct try tried = record_file_try("age", &part), other = record_file_try("why", &part);
    tries_append(&run.tries, &tried);
    tries_append(&run.tries, &other);
    assert_true(put(&run));
    assert_true(record_put_reset(run.record, "age", 9));
    save_and_end(&run);
    run = begin(&file, "long-polling");
    assert_int_equal(run.tries.count, 1);
    assert_string_equal(run.tries.list[0].question, "why");
    end(&run);
    assert_int_equal(record_file_number(&file, "SELECT count(*) FROM try WHERE before_reset"), 1);
    record_file_remove(&file);
}

static void a_part_that_is_not_known_stays_and_is_not_read(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct run run = begin(&file, "long-polling");
    facts_set(&run.facts, "a", "x", 1);
    save_and_end(&run);
    record_file_run(&file, "INSERT INTO fact(lesson, block, part, value, written_usec)"
                           " VALUES(1, 'a', '.of_tomorrow', 1, 0)");
    run = begin(&file, "long-polling");
    assert_int_equal(run.facts.count, 1);
    facts_set(&run.facts, "a", "x", 2);
    save_and_end(&run);
    assert_int_equal(record_file_number(&file, "SELECT count(*) FROM fact"), 2);
    record_file_remove(&file);
}

static void a_lesson_with_another_id_has_what_was_kept_under_the_old_one(void **state) {
    (void)state;
    static const char *const formerly[] = {"older", "long-polling"};
    struct record_file file = record_file_make();
    struct run run = begin(&file, "long-polling");
    facts_set(&run.facts, "a", "x", 1);
    save_and_end(&run);
    struct record_key key = record_file_key("waiting");
    key.formerly = formerly;
    key.formerly_count = 2;
    run = (struct run){.record = record_open(file.path)};
    run.kept = record_turn(run.record, &key);
    assert_int_equal(facts_get(&run.kept->kept.facts, "a", "x", 0), 1);
    facts_set(&run.facts, "a", "x", 2);
    save_and_end(&run);
    assert_int_equal(record_file_number(&file, "SELECT count(*) FROM lesson"), 1);
    run = begin(&file, "waiting");
    assert_int_equal(facts_get(&run.facts, "a", "x", 0), 2);
    end(&run);
    record_file_remove(&file);
}

static void only_its_owner_can_read_it(void **state) {
    (void)state;
    struct record_file file = record_file_make();
    struct run run = begin(&file, "long-polling");
    struct stat status;
    char *slash = strrchr(file.path, '/');
    assert_int_not_equal(stat(file.path, &status), 0); /* nothing to keep: nothing is made */
    facts_set(&run.facts, "a", "x", 1);
    save_and_end(&run);
    assert_int_equal(stat(file.path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    *slash = '\0';
    assert_int_equal(stat(file.path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0700);
    record_file_remove(&file);
}

static void without_a_record_nothing_is_kept(void **state) {
    (void)state;
    struct run run = {0};
    struct record_key key = record_file_key("long-polling");
    assert_true(record_turn(NULL, &key)->is_new);
    facts_set(&run.facts, "a", "x", 1);
    assert_true(put(&run));
    assert_true(record_wait(NULL, 0));
    assert_int_equal(record_ask(NULL).state, RECORD_OFF);
    assert_int_equal(record_fd(NULL), -1);
    end(&run);
}

static void expect_path(const char *state_home, const char *home, const char *expected) {
    struct arena arena = {0};
    struct errbuf err = {""};
    state_home != NULL ? setenv("XDG_STATE_HOME", state_home, 1) : unsetenv("XDG_STATE_HOME");
    home != NULL ? setenv("HOME", home, 1) : unsetenv("HOME");
    const char *path = record_path(&arena, &err);
    if (expected != NULL)
        assert_string_equal(path, expected);
    else
        assert_null(path);
    assert_true((path != NULL) == (err.text[0] == '\0'));
    arena_release(&arena);
}

static void its_place_is_by_the_xdg_directories(void **state) {
    (void)state;
    expect_path("/s", "/h", "/s/rtlesson/record.db");
    expect_path(NULL, "/h", "/h/.local/state/rtlesson/record.db");
    expect_path("", "/h", "/h/.local/state/rtlesson/record.db");
    expect_path("relative", "/h", "/h/.local/state/rtlesson/record.db");
    expect_path(NULL, "h", NULL);
    expect_path(NULL, NULL, NULL);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_one_run_did_the_next_one_finds),
        cmocka_unit_test(what_did_not_change_is_not_written_again),
        cmocka_unit_test(places_that_follow_on_each_other_are_one_commit),
        cmocka_unit_test(with_a_fact_the_place_goes_at_once),
        cmocka_unit_test(of_two_players_the_last_writes_a_fact_and_all_tries_stay),
        cmocka_unit_test(a_lesson_that_is_turned_to_again_is_as_it_was_left),
        cmocka_unit_test(of_two_players_who_typed_the_next_one_is_offered_the_text_of_the_first),
        cmocka_unit_test(a_draft_that_is_taken_up_is_no_draft_any_more),
        cmocka_unit_test(the_text_that_is_gone_on_from_is_not_offered),
        cmocka_unit_test(what_is_handed_in_or_closed_is_no_draft),
        cmocka_unit_test(a_text_that_is_not_typed_is_no_draft),
        cmocka_unit_test(a_reset_takes_facts_and_drafts_of_all),
        cmocka_unit_test(a_try_before_a_reset_is_history),
        cmocka_unit_test(a_part_that_is_not_known_stays_and_is_not_read),
        cmocka_unit_test(a_lesson_with_another_id_has_what_was_kept_under_the_old_one),
        cmocka_unit_test(only_its_owner_can_read_it),
        cmocka_unit_test(without_a_record_nothing_is_kept),
        cmocka_unit_test(its_place_is_by_the_xdg_directories),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

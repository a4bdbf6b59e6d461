/* Title and id of a new lesson, from names of folders that people give. */
#include "cli/naming.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"

static void expect_title(const char *name, const char *title) {
    struct arena arena = {0};
    assert_string_equal(naming_title(name, &arena), title);
    arena_release(&arena);
}

static void expect_id(const char *name, const char *id) {
    struct arena arena = {0};
    assert_string_equal(naming_id(name, &arena), id);
    arena_release(&arena);
}

static void a_title_is_words_with_a_capital(void **state) {
    (void)state;
    expect_title("server-push", "Server push");
    expect_title("__server_push--2", "Server push 2");
    expect_title("Größe 2", "Größe 2");
    expect_title("écran", "écran");
    expect_title("pull-based  or push-based", "Pull-based or push-based");
    expect_title("--", "A lesson");
}

static void a_title_is_one_harmless_line(void **state) {
    (void)state;
    expect_title("two\nlines", "Two lines");
    expect_title("a\033[2J", "A\xEF\xBF\xBD[2J");
    expect_title("latin\xE9", "Latin\xEF\xBF\xBD");
}

static void an_id_has_the_letters_without_accents(void **state) {
    (void)state;
    expect_id("Server_Push", "server-push");
    expect_id("Größe 2", "grosse-2");
    expect_id("- it's \xE2\x80\x9Cso\xE2\x80\x9D -", "it-s-so");
    expect_id("Ærøskøbing", "aeroskobing");
    expect_id("--", "lesson");
}

/* No letter of them is of ASCII: what is left of both is 2. */
static void names_in_other_letters_have_ids_of_their_own(void **state) {
    struct arena arena = {0};
    char wanted[32];
    (void)state;
    snprintf(wanted, sizeof wanted, "2-%08x", (unsigned)hash_text(HASH_START, "第 2"));
    expect_id("第 2", wanted);
    assert_string_not_equal(naming_id("第 2", &arena), naming_id("Η 2", &arena));
    snprintf(wanted, sizeof wanted, "lesson-%08x", (unsigned)hash_text(HASH_START, "日本"));
    expect_id("日本", wanted);
    arena_release(&arena);
}

/* 64 characters an id may have, and a course adds a point and a number of its own. */
static void a_long_name_has_a_shorter_id(void **state) {
    struct arena arena = {0};
    char name[256];
    (void)state;
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    assert_in_range(strlen(naming_id(name, &arena)), 40, 60);
    memcpy(name, "\xE6\x97\xA5", 3);
    assert_in_range(strlen(naming_id(name, &arena)), 40, 60);
    for (int i = 1; i + 1 < (int)sizeof name; i += 2)
        name[i] = '-';
    assert_in_range(strlen(naming_id(name + 4, &arena)), 40, 60);
    arena_release(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_title_is_words_with_a_capital),
        cmocka_unit_test(a_title_is_one_harmless_line),
        cmocka_unit_test(an_id_has_the_letters_without_accents),
        cmocka_unit_test(names_in_other_letters_have_ids_of_their_own),
        cmocka_unit_test(a_long_name_has_a_shorter_id)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

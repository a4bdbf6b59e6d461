#include "lesson/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static void names_that_go_outside_are_known(void **state) {
    (void)state;
    static const char *const outside[] = {"/a.json", "/",         "..",          "../a.json",
                                          "a/..",    "a/../b",    "a/b/../../c", "./../a",
                                          "a//../b", "a/../../b", "../"};
    static const char *const inside[] = {"a.json", "./a.json", "a/b.json", "...", "..a",  "a..",
                                         "a/..b",  "a../b",    "a/./b",    ".",   ".../a"};
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
        if (!file_is_named_outside(outside[i]))
            fail_msg("%s is taken", outside[i]);
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
        if (file_is_named_outside(inside[i]))
            fail_msg("%s is refused", inside[i]);
}

/* A directory with a course and its lessons, one beside it, and links to and fro. */
struct place_with_links {
    char root[64], path[128];
};

static const char *at(struct place_with_links *place, const char *name) {
    snprintf(place->path, sizeof place->path, "%s/%s", place->root, name);
    return place->path;
}

static void make_directory(struct place_with_links *place, const char *name) {
    assert_int_equal(mkdir(at(place, name), 0700), 0);
}

static void make_file(struct place_with_links *place, const char *name) {
    FILE *file = fopen(at(place, name), "w");
    assert_non_null(file);
    fclose(file);
}

static void make_link(struct place_with_links *place, const char *name, const char *target) {
    assert_int_equal(symlink(target, at(place, name)), 0);
}

static const char *const made[] = {
    "course/sub/inner.json",
    "course/sub",
    "course/own.json",
    "course/course.json",
    "course/in.json",
    "course/out.json",
    "course/up",
    "course/chain",
    "course/nowhere",
    "courses/a.json",
    "courses",
    "course",
    "stowed/course.json",
    "stowed/a.json",
    "stowed",
    "pack/course.json",
    "pack/a.json",
    "pack",
    "other.json",
    "linked",
};

static void set_up(struct place_with_links *place) {
    snprintf(place->root, sizeof place->root, "/tmp/rtlesson-file-XXXXXX");
    assert_non_null(mkdtemp(place->root));
    make_file(place, "other.json");
    make_directory(place, "course");
    make_directory(place, "course/sub");
    make_file(place, "course/course.json");
    make_file(place, "course/own.json");
    make_file(place, "course/sub/inner.json");
    make_link(place, "course/in.json", "sub/inner.json");
    make_link(place, "course/out.json", "../other.json");
    make_link(place, "course/up", "..");
    make_link(place, "course/chain", "out.json");
    make_link(place, "course/nowhere", "../missing.json");
    make_directory(place, "courses"); /* whose name begins as that of the course's directory */
    make_file(place, "courses/a.json");
    make_link(place, "linked", "course");
    make_directory(place, "pack");
    make_file(place, "pack/course.json");
    make_file(place, "pack/a.json");
    make_directory(place, "stowed"); /* nothing but links into another */
    make_link(place, "stowed/course.json", "../pack/course.json");
    make_link(place, "stowed/a.json", "../pack/a.json");
}

static void tear_down(struct place_with_links *place) {
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        remove(at(place, made[i]));
    assert_int_equal(rmdir(place->root), 0);
}

static void expect_outside(struct place_with_links *place, const char *course, const char *name,
                           bool outside) {
    if (file_leads_outside(at(place, course), name) != outside)
        fail_msg("%s beside %s", name, course);
}

static void links_are_followed(void **state) {
    (void)state;
    struct place_with_links place;
    set_up(&place);
    static const char *const courses[] = {"course/course.json", "linked/course.json"};
    for (size_t i = 0; i < 2; i++) {
        expect_outside(&place, courses[i], "own.json", false);
        expect_outside(&place, courses[i], "sub/inner.json", false);
        expect_outside(&place, courses[i], "in.json", false);
        expect_outside(&place, courses[i], "out.json", true);
        expect_outside(&place, courses[i], "chain", true);
        expect_outside(&place, courses[i], "up/other.json", true);
        expect_outside(&place, courses[i], "up/courses/a.json", true);
        expect_outside(&place, courses[i], "nowhere", false); /* there is nothing to be opened */
        expect_outside(&place, courses[i], "missing.json", false);
    }
    expect_outside(&place, "stowed/course.json", "a.json", false);
    tear_down(&place);
}

static void a_course_in_the_directory_at_hand_is_one_too(void **state) {
    (void)state;
    struct place_with_links place;
    char before[4096];
    assert_non_null(getcwd(before, sizeof before));
    set_up(&place);
    assert_int_equal(chdir(at(&place, "course")), 0);
    assert_false(file_leads_outside("course.json", "own.json"));
    assert_true(file_leads_outside("course.json", "out.json"));
    assert_int_equal(chdir(before), 0);
    tear_down(&place);
}

/* --- Sizes, about those at which the room for a text grows. --- */

static void put_bytes(FILE *file, size_t length) {
    for (size_t i = 0; i < length; i++)
        fputc((int)('a' + i % 26), file);
}

static void read_so_many(size_t length) {
    char path[] = "/tmp/rtlesson-file-XXXXXX";
    int descriptor = mkstemp(path);
    FILE *file = descriptor >= 0 ? fdopen(descriptor, "wb") : NULL;
    struct problems problems = {0};
    size_t found = SIZE_MAX;
    assert_non_null(file);
    put_bytes(file, length);
    assert_int_equal(fclose(file), 0);
    char *text = file_read(path, &found, &problems);
    assert_non_null(text);
    assert_int_equal(found, length);
    for (size_t i = 0; i < length; i++)
        if (text[i] != (char)('a' + i % 26))
            fail_msg("of %zu bytes the one at %zu is another", length, i);
    free(text);
    remove(path);
}

static void a_file_of_any_size_is_read_whole(void **state) {
    (void)state;
    enum { GROWS = 64 * 1024 };
    static const size_t sizes[] = {
        0, 1, 2, GROWS - 1, GROWS, GROWS + 1, 2 * GROWS, 2 * GROWS + 1, 4 * GROWS, 1000003};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        read_so_many(sizes[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_of_any_size_is_read_whole),
        cmocka_unit_test(names_that_go_outside_are_known),
        cmocka_unit_test(links_are_followed),
        cmocka_unit_test(a_course_in_the_directory_at_hand_is_one_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

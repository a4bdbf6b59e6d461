#include "bundled.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "sim/knob.h"

static const char name[] = "lessons/realtime-introduction.json";

static size_t read_whole(FILE *file, char **text) {
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    long length = ftell(file);
    assert_true(length > 0);
    rewind(file);
    *text = calloc(1, (size_t)length + 1);
    assert_non_null(*text);
    assert_int_equal(fread(*text, 1, (size_t)length, file), length);
    return (size_t)length;
}

void bundled_open(struct bundled *bundled) {
    struct problems problems = {0};
    FILE *file = fopen(RTLESSON_TEST_ROOT "/lessons/realtime-introduction.json", "rb");
    *bundled = (struct bundled){0};
    size_t length = read_whole(file, &bundled->text);
    fclose(file);
    assert_true(json_parse(&bundled->document, name, bundled->text, length, false, &problems));
}

void bundled_close(struct bundled *bundled) {
    json_release(&bundled->document);
    arena_release(&bundled->arena);
    free(bundled->text);
}

const struct json *bundled_item(const struct json *list, const char *id) {
    for (const struct json *at = json_first(list); at != NULL; at = json_next(at))
        if (json_member(at, "id") != NULL && strcmp(json_string(json_member(at, "id")), id) == 0)
            return at;
    fail_msg("nothing has the id \"%s\"", id);
    return NULL;
}

const struct json *bundled_section(const struct bundled *bundled, const char *id) {
    return bundled_item(json_member(bundled->document.root, "sections"), id);
}

const struct json *bundled_block(const struct bundled *bundled, const char *section,
                                 const char *id) {
    return bundled_item(json_member(bundled_section(bundled, section), "blocks"), id);
}

struct scenario bundled_scenario(struct bundled *bundled, const char *settings) {
    struct scenario scenario = scenario_default();
    struct errbuf err;
    char *copy = arena_copy(&bundled->arena, settings, strlen(settings)), *rest = NULL;
    for (char *word = strtok_r(copy, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest)) {
        char *value = strchr(word, '=');
        assert_non_null(value);
        *value++ = '\0';
        if (!knob_set(&scenario, knob_find(word, NULL), value, &bundled->arena, &err))
            fail_msg("%s: %s", settings, err.text);
    }
    return scenario;
}

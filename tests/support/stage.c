#include "stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/registry.h"

enum { PATH_BYTES = 512, WIDTH_MAX = 100, STAGE_ROWS = 24, ANY_WIDTH = 80 };

static struct list stage_blocks(const struct stage *stage) {
    return ((const struct section *)stage->lesson->sections.at)->blocks;
}

static void report(const struct problems *problems) {
    struct writer writer = {0};
    problems_write(problems, &writer);
    if (writer.length > 0)
        print_error("%s", writer.text);
    writer_release(&writer);
}

static void set_up(struct stage *stage, struct lesson *lesson, struct problems *problems) {
    report(problems);
    assert_int_equal(problems->count, 0);
    assert_non_null(lesson);
    problems_release(problems);
    memset(stage, 0, sizeof *stage);
    stage->lesson = lesson;
    stage->scene = (struct scene){.lesson = stage->lesson,
                                  .facts = &stage->facts,
                                  .marks = &stage->marks,
                                  .tries = &stage->tries,
                                  .films = &stage->films,
                                  .arena = &stage->arena,
                                  .known = &stage->known,
                                  .body_rows = STAGE_ROWS};
}

void stage_open(struct stage *stage, const char *kind) {
    char path[PATH_BYTES];
    struct problems problems = {0};
    snprintf(path, sizeof path, "%s/tests/kinds/%s.json", RTLESSON_TEST_ROOT, kind);
    struct lesson *lesson = lesson_load(path, registry_kinds(), &problems);
    set_up(stage, lesson, &problems);
}

void stage_open_block(struct stage *stage, const char *json) {
    struct writer text = {0};
    struct problems problems = {0};
    writer_printf(&text,
                  "{\"format\": 1, \"id\": \"one\", \"title\": \"One\", \"sections\": "
                  "[{\"id\": \"only\", \"title\": \"Only\", \"blocks\": [%s]}]}",
                  json);
    struct lesson *lesson =
        lesson_parse("one.json", text.text, text.length, registry_kinds(), &problems);
    writer_release(&text);
    set_up(stage, lesson, &problems);
}

void stage_close(struct stage *stage) {
    lesson_free(stage->lesson);
    facts_release(&stage->facts);
    facts_release(&stage->marks);
    facts_release(&stage->spent);
    tries_release(&stage->tries);
    films_release(&stage->films);
    known_release(&stage->known);
    arena_release(&stage->arena);
}

const struct block *stage_block(const struct stage *stage, int index) {
    struct list blocks = stage_blocks(stage);
    assert_in_range(index, 0, blocks.count - 1);
    return (const struct block *)blocks.at + index;
}

struct search {
    const char *id;
    const struct block *found;
};

static void look(const struct block *inner, void *data) {
    struct search *search = data;
    if (inner->id != NULL && strcmp(inner->id, search->id) == 0)
        search->found = inner;
}

const struct block *stage_inner(const struct block *container, const char *id) {
    struct search search = {.id = id};
    block_kind(container)->children(container, look, &search);
    assert_non_null(search.found);
    return search.found;
}

void stage_focus(struct stage *stage, const struct block *block, int part) {
    stage->scene.focus = block;
    stage->scene.focus_part = part;
}

void stage_layout(struct stage *stage, int width) {
    arena_reset(&stage->arena);
    known_begin(&stage->known, &stage->facts);
    flow_init(&stage->flow, &stage->arena, width);
    blocks_layout(stage_blocks(stage), &stage->scene, &stage->flow);
}

const struct piece *stage_piece(const struct stage *stage, const struct block *block, int part) {
    for (int i = 0; i < stage->flow.count; i++)
        if (stage->flow.pieces[i].block == block && stage->flow.pieces[i].part == part)
            return &stage->flow.pieces[i];
    return NULL;
}

static const struct piece *focused_piece(struct stage *stage, uint32_t key) {
    stage_layout(stage, ANY_WIDTH);
    const struct piece *piece = stage_piece(stage, stage->scene.focus, stage->scene.focus_part);
    assert_non_null(piece);
    stage->session = (struct session){.scene = &stage->scene,
                                      .facts = &stage->facts,
                                      .marks = &stage->marks,
                                      .spent = &stage->spent,
                                      .tries = &stage->tries,
                                      .films = &stage->films,
                                      .key = key,
                                      .confirmed = stage->confirms,
                                      .goto_section = -1,
                                      .look_at = -1};
    return piece;
}

bool stage_event(struct stage *stage, const struct event *event) {
    const struct piece *piece = focused_piece(stage, event->key);
    stage->session.paste = &stage->paste;
    return block_kind(piece->block)->handle(piece, event, &stage->session);
}

bool stage_key(struct stage *stage, uint32_t key) {
    const struct piece *piece = focused_piece(stage, key);
    const struct block_kind *kind = block_kind(piece->block);
    assert_non_null(kind->bindings);
    int action = binding_find(kind->bindings, kind->offers(piece, &stage->scene), key);
    if (action == BINDING_NONE)
        return false;
    kind->act(piece, action, &stage->session);
    return true;
}

bool stage_press(struct stage *stage, uint32_t key) {
    bool taken = stage_key(stage, key);
    if (stage->session.enter)
        stage->scene.entered = true;
    if (stage->session.leave)
        stage->scene.entered = false;
    return taken;
}

static void draw_pieces(struct stage *stage, struct canvas *canvas) {
    for (int i = 0; i < stage->flow.count; i++) {
        const struct piece *piece = &stage->flow.pieces[i];
        struct canvas_state state = canvas_push(canvas, piece->at);
        block_draw(piece, &stage->scene, canvas);
        canvas_pop(canvas, state);
    }
}

char *stage_text(struct stage *stage, int width, bool ascii) {
    struct canvas canvas;
    struct writer writer = {0};
    stage_layout(stage, width);
    canvas_init(&canvas, width, stage->flow.y, ascii);
    draw_pieces(stage, &canvas);
    canvas_write(&canvas, &writer, false);
    canvas_release(&canvas);
    return writer.text;
}

static void expect_shown(struct stage *stage, const char *text, bool shown) {
    char *lines = stage_text(stage, ANY_WIDTH, false);
    if ((strstr(lines, text) != NULL) != shown) {
        print_error("%s \"%s\" in:\n%s", shown ? "no" : "unwanted", text, lines);
        fail();
    }
    free(lines);
}

void stage_expect_shown(struct stage *stage, const char *text) {
    expect_shown(stage, text, true);
}

void stage_expect_hidden(struct stage *stage, const char *text) {
    expect_shown(stage, text, false);
}

void stage_expect(struct stage *stage, int width, const char *lines) {
    char *text = stage_text(stage, width, false);
    assert_string_equal(text, lines);
    free(text);
}

void stage_expect_plain(struct stage *stage, const char *lines) {
    struct writer writer = {0};
    blocks_plain(stage_blocks(stage), &stage->scene, &writer);
    assert_string_equal(writer.text, lines);
    writer_release(&writer);
}

void stage_expect_tally(struct stage *stage, const struct block *block, int stops, int worked) {
    struct tally tally = block_tally(block, &stage->scene);
    assert_int_equal(tally.stops, stops);
    assert_int_equal(tally.worked, worked);
}

static bool overlap(struct rect a, struct rect b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

static void check_pieces(const struct flow *flow, int width) {
    for (int i = 0; i < flow->count; i++) {
        struct rect at = flow->pieces[i].at;
        assert_true(at.x >= 0 && at.width > 0 && at.x + at.width <= width);
        assert_true(at.y >= 0 && at.height > 0 && at.y + at.height <= flow->y);
        for (int k = 0; k < i; k++)
            assert_false(overlap(at, flow->pieces[k].at));
    }
}

void stage_check_widths(struct stage *stage) {
    for (int width = 1; width <= WIDTH_MAX; width++) {
        struct canvas canvas;
        stage_layout(stage, width);
        check_pieces(&stage->flow, width);
        canvas_init(&canvas, width, stage->flow.y, width % 2 == 0);
        draw_pieces(stage, &canvas);
        canvas_release(&canvas);
    }
}

#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "blocks/registry.h"

enum { PATH_BYTES = 512, WIDTH_MAX = 100, FIXTURE_ROWS = 24, ANY_WIDTH = 80 };

static struct list fixture_blocks(const struct fixture *fixture) {
    return ((const struct section *)fixture->lesson->sections.at)->blocks;
}

static void report(struct problems *problems) {
    struct writer writer = {0};
    problems_write(problems, &writer);
    if (writer.length > 0)
        print_error("%s", writer.text);
    writer_release(&writer);
}

static void set_up(struct fixture *fixture, struct lesson *lesson, struct problems *problems) {
    report(problems);
    assert_int_equal(problems->count, 0);
    assert_non_null(lesson);
    problems_release(problems);
    memset(fixture, 0, sizeof *fixture);
    fixture->lesson = lesson;
    fixture->scene = (struct scene){.lesson = fixture->lesson,
                                    .facts = &fixture->facts,
                                    .marks = &fixture->marks,
                                    .tries = &fixture->tries,
                                    .films = &fixture->films,
                                    .arena = &fixture->arena,
                                    .known = &fixture->known,
                                    .body_rows = FIXTURE_ROWS};
}

void fixture_open(struct fixture *fixture, const char *kind) {
    char path[PATH_BYTES];
    struct problems problems = {0};
    snprintf(path, sizeof path, "%s/tests/kinds/%s.json", RTLESSON_TEST_ROOT, kind);
    struct lesson *lesson = lesson_load(path, registry_kinds(), &problems);
    set_up(fixture, lesson, &problems);
}

void fixture_open_block(struct fixture *fixture, const char *json) {
    struct writer text = {0};
    struct problems problems = {0};
    writer_printf(&text,
                  "{\"format\": 1, \"id\": \"one\", \"title\": \"One\", \"sections\": "
                  "[{\"id\": \"only\", \"title\": \"Only\", \"blocks\": [%s]}]}",
                  json);
    struct lesson *lesson =
        lesson_parse("one.json", text.text, text.length, registry_kinds(), &problems);
    writer_release(&text);
    set_up(fixture, lesson, &problems);
}

void fixture_close(struct fixture *fixture) {
    lesson_free(fixture->lesson);
    facts_release(&fixture->facts);
    facts_release(&fixture->marks);
    facts_release(&fixture->spent);
    tries_release(&fixture->tries);
    films_release(&fixture->films);
    known_release(&fixture->known);
    arena_release(&fixture->arena);
}

const struct block *fixture_block(const struct fixture *fixture, int index) {
    struct list blocks = fixture_blocks(fixture);
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

const struct block *fixture_inner(const struct block *container, const char *id) {
    struct search search = {.id = id};
    block_kind(container)->children(container, look, &search);
    assert_non_null(search.found);
    return search.found;
}

void fixture_focus(struct fixture *fixture, const struct block *block, int part) {
    fixture->scene.focus = block;
    fixture->scene.focus_part = part;
}

void fixture_stage(struct fixture *fixture, const struct block *block, enum stage_step step,
                   int columns, int rows) {
    enum { WHOLE_COLUMNS = 74, WHOLE_ROWS = 17 }; /* of a body at 76×22 */
    assert_non_null(block_stage(block));
    block_stage(block)->enter(block, step, &fixture->facts);
    fixture->stage = (struct stage_view){.block = block,
                                         .step = step,
                                         .whole = columns >= WHOLE_COLUMNS && rows >= WHOLE_ROWS,
                                         .columns = columns,
                                         .rows = rows};
    fixture->scene.stage = &fixture->stage;
    fixture->scene.body_rows = rows;
}

void fixture_page(struct fixture *fixture) {
    fixture->stage = (struct stage_view){.block = NULL};
    fixture->scene.stage = NULL;
}

struct region fixture_region(const struct fixture *fixture, enum stage_region name) {
    for (int i = 0; i < fixture->regions.count; i++)
        if (fixture->regions.regions[i].name == (int)name)
            return fixture->regions.regions[i];
    return (struct region){.name = (int)name};
}

static int leaf_of_focus(const struct fixture *fixture) {
    for (int i = 0; i < fixture->regions.count; i++) {
        const struct region *region = &fixture->regions.regions[i];
        for (int piece = region->first; piece < region->end; piece++)
            if ((fixture->flow.pieces[piece].flags & PIECE_STOP) &&
                scene_focused(&fixture->scene, fixture->flow.pieces[piece].block,
                              fixture->flow.pieces[piece].part))
                return region->leaf;
    }
    return 0;
}

/* The stage's pieces, each where it is in its region. */
static void lay_out_stage(struct fixture *fixture) {
    fixture->regions = (struct stage_flow){.flow = &fixture->flow};
    block_stage(fixture->stage.block)
        ->layout(fixture->stage.block, &fixture->scene, &fixture->regions);
    int leaf = leaf_of_focus(fixture);
    for (int i = 0; i < fixture->regions.count; i++)
        fixture->regions.regions[i].shown =
            fixture->stage.whole || fixture->regions.regions[i].leaf == leaf;
    fixture->flow.y = fixture->stage.rows;
}

void fixture_layout(struct fixture *fixture, int width) {
    arena_reset(&fixture->arena);
    known_begin(&fixture->known, &fixture->facts);
    flow_init(&fixture->flow, &fixture->arena, width);
    if (fixture->stage.block != NULL) {
        lay_out_stage(fixture);
        return;
    }
    blocks_layout(fixture_blocks(fixture), &fixture->scene, &fixture->flow);
}

const struct piece *fixture_piece(const struct fixture *fixture, const struct block *block,
                                  int part) {
    for (int i = 0; i < fixture->flow.count; i++)
        if (fixture->flow.pieces[i].block == block && fixture->flow.pieces[i].part == part)
            return &fixture->flow.pieces[i];
    return NULL;
}

static const struct piece *focused_piece(struct fixture *fixture, uint32_t key) {
    fixture_layout(fixture, ANY_WIDTH);
    const struct piece *piece =
        fixture_piece(fixture, fixture->scene.focus, fixture->scene.focus_part);
    assert_non_null(piece);
    fixture->session = (struct session){.scene = &fixture->scene,
                                        .facts = &fixture->facts,
                                        .marks = &fixture->marks,
                                        .spent = &fixture->spent,
                                        .tries = &fixture->tries,
                                        .films = &fixture->films,
                                        .undos = &fixture->undos,
                                        .key = key,
                                        .confirmed = fixture->confirms,
                                        .goto_page = -1,
                                        .look_at = -1,
                                        .focus_part = -1,
                                        .show_from = -1};
    return piece;
}

bool fixture_event(struct fixture *fixture, const struct event *event) {
    const struct piece *piece = focused_piece(fixture, event->key);
    fixture->session.paste = &fixture->paste;
    return block_kind(piece->block)->handle(piece, event, &fixture->session);
}

bool fixture_key(struct fixture *fixture, uint32_t key) {
    const struct piece *piece = focused_piece(fixture, key);
    const struct block_kind *kind = block_kind(piece->block);
    assert_non_null(kind->bindings);
    int action = binding_find(kind->bindings, kind->offers(piece, &fixture->scene), key);
    if (action == BINDING_NONE)
        return false;
    kind->act(piece, action, &fixture->session);
    return true;
}

bool fixture_press(struct fixture *fixture, uint32_t key) {
    bool taken = fixture_key(fixture, key);
    if (fixture->session.enter)
        fixture->scene.entered = true;
    if (fixture->session.leave)
        fixture->scene.entered = false;
    return taken;
}

static void draw_pieces(struct fixture *fixture, struct canvas *canvas) {
    for (int i = 0; i < fixture->flow.count; i++) {
        const struct piece *piece = &fixture->flow.pieces[i];
        struct canvas_state state = canvas_push(canvas, piece->at);
        block_draw(piece, &fixture->scene, canvas);
        canvas_pop(canvas, state);
    }
}

static void draw_stage(struct fixture *fixture, struct canvas *canvas) {
    const struct flow all = fixture->flow;
    for (int i = 0; i < fixture->regions.count; i++) {
        const struct region *region = &fixture->regions.regions[i];
        if (!region->shown)
            continue;
        struct canvas_state state = canvas_push(canvas, region->at);
        fixture->flow.pieces = all.pieces + region->first;
        fixture->flow.count = region->end - region->first;
        draw_pieces(fixture, canvas);
        canvas_pop(canvas, state);
    }
    fixture->flow = all;
}

char *fixture_text(struct fixture *fixture, int width, bool ascii) {
    bool staged = fixture->stage.block != NULL;
    struct canvas canvas;
    struct writer writer = {0};
    fixture_layout(fixture, width);
    canvas_init(&canvas, staged ? fixture->stage.columns : width, fixture->flow.y, ascii);
    if (staged)
        draw_stage(fixture, &canvas);
    else
        draw_pieces(fixture, &canvas);
    canvas_write(&canvas, &writer, false);
    canvas_release(&canvas);
    return writer.text;
}

static void expect_shown(struct fixture *fixture, const char *text, bool shown) {
    char *lines = fixture_text(fixture, ANY_WIDTH, false);
    if ((strstr(lines, text) != NULL) != shown) {
        print_error("%s \"%s\" in:\n%s", shown ? "no" : "unwanted", text, lines);
        fail();
    }
    free(lines);
}

void fixture_expect_shown(struct fixture *fixture, const char *text) {
    expect_shown(fixture, text, true);
}

void fixture_expect_hidden(struct fixture *fixture, const char *text) {
    expect_shown(fixture, text, false);
}

void fixture_expect(struct fixture *fixture, int width, const char *lines) {
    char *text = fixture_text(fixture, width, false);
    assert_string_equal(text, lines);
    free(text);
}

void fixture_expect_plain(struct fixture *fixture, const char *lines) {
    struct writer writer = {0};
    blocks_plain(fixture_blocks(fixture), &fixture->scene, &writer);
    assert_string_equal(writer.text, lines);
    writer_release(&writer);
}

void fixture_expect_tally(struct fixture *fixture, const struct block *block, int stops,
                          int worked) {
    struct tally tally = block_tally(block, &fixture->scene);
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

void fixture_check_widths(struct fixture *fixture) {
    for (int width = 1; width <= WIDTH_MAX; width++) {
        struct canvas canvas;
        fixture_layout(fixture, width);
        check_pieces(&fixture->flow, width);
        canvas_init(&canvas, width, fixture->flow.y, width % 2 == 0);
        draw_pieces(fixture, &canvas);
        canvas_release(&canvas);
    }
}

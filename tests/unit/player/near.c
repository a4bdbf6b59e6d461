/*
 * Only what is near the view is laid out, and only when something changed, and nobody can tell:
 * after every one of pseudo-random keys, sizes and times the frame is the one of a player that lays
 * out all and always anew, on drawn lessons and on the bundled one. And a key costs no more in a
 * longer section.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"
#include "blocks/registry.h"
#include "blocks/reveal/kinds.h"
#include "player/state.h"
#include "ui/keys.h"

/* --- Lessons that nobody would think of. --- */

/* Blocks as an author writes them: # is a number of their own, ~ some words, @ some blocks more, ?
 * some questions more. */
static const char *const questions[] = {
    "{\"kind\":\"choice\",\"id\":\"b#\",\"ask\":\"~\",\"choices\":["
    "{\"id\":\"a\",\"text\":\"~\",\"correct\":true,\"why\":\"~\"},"
    "{\"id\":\"b\",\"text\":\"~\",\"why\":\"~\"}]}",
    "{\"kind\":\"numeric\",\"id\":\"b#\",\"ask\":\"~\",\"unit\":\"s\",\"answer\":\"7s\",\"why\":\"~"
    "\"}",
    "{\"kind\":\"sort\",\"id\":\"b#\",\"ask\":\"~\",\"categories\":["
    "{\"id\":\"x\",\"title\":\"Left\"},{\"id\":\"y\",\"title\":\"Right\"}],\"items\":["
    "{\"id\":\"a\",\"text\":\"~\",\"belongs\":\"x\",\"why\":{\"x\":\"~\",\"y\":\"~\"}},"
    "{\"id\":\"b\",\"text\":\"~\",\"belongs\":\"y\",\"why\":{\"x\":\"~\",\"y\":\"~\"}}]}",
};
static const char *const plain_blocks[] = {
    "{\"kind\":\"prose\",\"text\":\"~\"}",
    "{\"kind\":\"prose\",\"text\":\"~\\n\\n- ~\\n- ~\"}",
    "{\"kind\":\"callout\",\"tone\":\"tip\",\"text\":\"~\"}",
    "{\"kind\":\"takeaways\",\"items\":[\"~\",\"~\"]}",
    "{\"kind\":\"open\",\"id\":\"b#\",\"ask\":\"~\"}",
    "{\"kind\":\"dialogue\",\"id\":\"b#\",\"lines\":["
    "{\"id\":\"a\",\"speaker\":\"She\",\"text\":\"~\"},{\"id\":\"b\",\"speaker\":\"He\",\"text\":"
    "\"~\"},"
    "{\"id\":\"c\",\"speaker\":\"She\",\"text\":\"~\"}]}",
    "{\"kind\":\"compare\",\"id\":\"b#\",\"sides\":["
    "{\"id\":\"a\",\"title\":\"A\",\"text\":\"~\",\"ask\":\"~\",\"reveal\":\"~\"},"
    "{\"id\":\"b\",\"title\":\"B\",\"text\":\"~\",\"ask\":\"~\",\"reveal\":\"~\"}]}",
    "{\"kind\":\"accordion\",\"id\":\"b#\",\"items\":["
    "{\"id\":\"a\",\"title\":\"A\",\"text\":\"~\"},{\"id\":\"b\",\"title\":\"B\",\"text\":\"~\"},"
    "{\"id\":\"c\",\"title\":\"C\",\"text\":\"~\"}]}",
    "{\"kind\":\"diagram\",\"id\":\"b#\",\"title\":\"A film\",\"lasts\":\"2s\",\"actors\":["
    "{\"id\":\"a\",\"title\":\"Client\"},{\"id\":\"b\",\"title\":\"Server\"}],\"script\":["
    "{\"at\":\"0s\",\"from\":\"a\",\"to\":\"b\",\"label\":\"GET\",\"takes\":\"500ms\"},"
    "{\"at\":\"1s\",\"say\":\"~\",\"stop\":true}]}",
};
static const char *const containers[] = {
    "{\"kind\":\"tabs\",\"id\":\"b#\",\"tabs\":[{\"id\":\"a\",\"title\":\"One\",\"blocks\":[@]},"
    "{\"id\":\"b\",\"title\":\"Two\",\"blocks\":[@]}]}",
    "{\"kind\":\"tabs\",\"id\":\"b#\",\"autoplay\":true,\"tabs\":[{\"id\":\"a\",\"title\":\"One\","
    "\"blocks\":[@,{\"kind\":\"diagram\",\"id\":\"f#\",\"title\":\"In a "
    "tab\",\"lasts\":\"1s\",\"actors\":["
    "{\"id\":\"a\",\"title\":\"Client\"},{\"id\":\"b\",\"title\":\"Server\"}],\"script\":["
    "{\"at\":\"0s\",\"from\":\"a\",\"to\":\"b\",\"label\":\"GET\",\"takes\":\"500ms\"}]}]},"
    "{\"id\":\"b\",\"title\":\"Two\",\"blocks\":[@]}]}",
    "{\"kind\":\"challenge\",\"id\":\"b#\",\"ask\":\"~\",\"items\":[{\"id\":\"a\",\"title\":\"A\","
    "\"blocks\":[@],\"model\":\"~\",\"rubric\":[{\"id\":\"p\",\"text\":\"~\"}]}]}",
    "{\"kind\":\"quiz\",\"id\":\"b#\",\"questions\":[?]}",
};

/* Of the blocks that are written whole the last that can be waited for. */
enum { DONE_KEPT = 8 };

struct author {
    struct random random;
    struct writer writer;
    int number; /* of blocks so far */
    int done[DONE_KEPT], done_count;
    bool may_wait; /* the next one */
};

#define DRAWN_OF(texts, author)                                                                    \
    (texts)[random_below(&(author)->random, (int64_t)(sizeof(texts) / sizeof *(texts)))]

static void write_words(struct author *author) {
    static const char *const words[] = {"news ", "*and* ", "an answer ", "**who** ",
                                        "世界 ", "waits ", "`GET /` "};
    for (int64_t left = random_below(&author->random, 1 + random_below(&author->random, 30));
         left > 0; left--)
        writer_printf(&author->writer, "%s", DRAWN_OF(words, author));
    writer_printf(&author->writer, "so.");
}

static void write_blocks(struct author *author, int count, int depth);

static void write_questions(struct author *author);

/* Some blocks come after one of these; a question that is asked by a quiz cannot. */
static void write_after(struct author *author) {
    int kept = author->done_count < DONE_KEPT ? author->done_count : DONE_KEPT;
    if (kept == 0 || random_below(&author->random, 4) > 0)
        return;
    writer_printf(&author->writer, "\"after\":\"b%d\",",
                  author->done[random_below(&author->random, kept)]);
}

static void write_block(struct author *author, const char *text, int depth) {
    int number = author->number++;
    bool has_id = strstr(text, "\"b#\"") != NULL;
    writer_bytes(&author->writer, text++, 1);
    if (author->may_wait)
        write_after(author);
    author->may_wait = false;
    for (; *text != '\0'; text++)
        if (*text == '#')
            writer_printf(&author->writer, "%d", number);
        else if (*text == '~')
            write_words(author);
        else if (*text == '@')
            write_blocks(author, 1 + (int)random_below(&author->random, 6), depth + 1);
        else if (*text == '?')
            write_questions(author);
        else
            writer_bytes(&author->writer, text, 1);
    if (has_id)
        author->done[author->done_count++ % DONE_KEPT] = number;
}

static void write_questions(struct author *author) {
    for (int64_t left = random_below(&author->random, 4); left >= 0; left--) {
        write_block(author, DRAWN_OF(questions, author), 0);
        writer_printf(&author->writer, "%s", left > 0 ? "," : "");
    }
}

static void write_blocks(struct author *author, int count, int depth) {
    for (int i = 0; i < count; i++) {
        int64_t what = random_below(&author->random, depth > 1 ? 18 : 20);
        const char *text = what < 12   ? plain_blocks[0]
                           : what < 16 ? DRAWN_OF(plain_blocks, author)
                           : what < 18 ? DRAWN_OF(questions, author)
                                       : DRAWN_OF(containers, author);
        writer_printf(&author->writer, "%s", i > 0 ? "," : "");
        author->may_wait = true;
        write_block(author, text, depth);
    }
}

static void write_section(struct author *author, const char *id, int blocks) {
    writer_printf(&author->writer, "{\"id\":\"%s\",\"title\":\"%s\",\"blocks\":[", id, id);
    write_blocks(author, blocks, 0);
    writer_printf(&author->writer, "]}");
}

static struct lesson *parse(struct writer *writer) {
    struct problems problems = {0};
    struct lesson *lesson =
        lesson_parse("drawn.json", writer->text, writer->length, registry_kinds(), &problems);
    if (lesson == NULL)
        fail_msg("%s\n%s", problems.count > 0 ? problems.list[0].text : "no lesson", writer->text);
    problems_release(&problems);
    writer_release(writer);
    return lesson;
}

static struct lesson *draw_lesson(uint64_t seed) {
    struct author author = {.random = random_seeded(seed, 1, 0)};
    writer_printf(&author.writer,
                  "{\"format\":1,\"id\":\"drawn\",\"title\":\"Drawn\",\"sections\":[");
    write_section(&author, "s1", 1 + (int)random_below(&author.random, 80));
    writer_printf(&author.writer, ",");
    write_section(&author, "s2", 1 + (int)random_below(&author.random, 10));
    writer_printf(&author.writer, "]}");
    return parse(&author.writer);
}

/* --- Two players, side by side. --- */

static const uint32_t KEYS[] = {
    KEYSYM_TAB,
    KEYSYM_TAB,
    KEYSYM_TAB,
    KEYSYM_TAB,
    KEYSYM_DOWN,
    KEYSYM_DOWN,
    KEYSYM_DOWN,
    KEYSYM_UP,
    KEYSYM_SHIFT_TAB,
    KEYSYM_SHIFT_TAB,
    KEYSYM_SHIFT_TAB,
    KEYSYM_ENTER,
    KEYSYM_ENTER,
    KEYSYM_ENTER,
    KEYSYM_SPACE,
    KEYSYM_SPACE,
    KEYSYM_PAGE_DOWN,
    KEYSYM_PAGE_DOWN,
    KEYSYM_PAGE_UP,
    KEYSYM_HOME,
    KEYSYM_END,
    KEYSYM_LEFT,
    KEYSYM_RIGHT,
    KEYSYM_RIGHT,
    KEYSYM_ESCAPE,
    KEYSYM_ESCAPE,
    'a',
    't',
    'z',
    'o',
    '+',
    '7',
    'x',
    'R',
    'y',
    ',',
};

static struct event draw_event(struct random *random, int64_t now_usec, bool is_first) {
    struct event event = {.type = EVENT_KEY, .at_usec = now_usec};
    int64_t what = is_first ? 0 : random_below(random, 25);
    if (what == 0) {
        event.type = EVENT_RESIZE;
        event.columns = 20 + (int)random_below(random, 100);
        event.rows = 6 + (int)random_below(random, 1 + random_below(random, 40));
    } else if (what == 1) {
        event.type = EVENT_TICK;
    } else {
        event.key = KEYS[random_below(random, sizeof KEYS / sizeof *KEYS)];
    }
    return event;
}

static char *frame_of(struct player *player) {
    struct canvas canvas;
    struct writer writer = {0};
    canvas_init(&canvas, player->columns, player->rows, false);
    player_paint(player, &canvas);
    canvas_write(&canvas, &writer, true);
    canvas_release(&canvas);
    return writer.text;
}

static struct player *start(const struct lesson *lesson, bool lays_out_all) {
    struct player *player = player_new(lesson, NULL, origin_fixed);
    assert_non_null(player);
    player->lays_out_all = lays_out_all;
    return player;
}

static void compare_frames(struct player *near, struct player *all, uint64_t seed, int event) {
    char *one = frame_of(near), *other = frame_of(all);
    if (strcmp(one, other) != 0)
        fail_msg("seed %u, event %d:\n%s\nis not\n%s", (unsigned)seed, event, one, other);
    if (player_next_change(near) != player_next_change(all))
        fail_msg("seed %u, event %d: they do not change at the same time", (unsigned)seed, event);
    free(one);
    free(other);
}

/* What a view is moved to for a try. */
struct look {
    int scroll, focus_part, focus_y;
    const struct block *focus;
};

/* The way to the next section is a block of each player's own. */
static const struct block *own_of(struct player *player, const struct block *block) {
    bool is_own = block != NULL && block_kind(block) == &page_next;
    return is_own ? (const struct block *)player_page(player)->foot.at + 1 : block;
}

static struct look move_to(struct player *player, struct look place) {
    struct page *page = player_page(player);
    struct look before = {page->scroll, page->focus_part, page->focus_y, page->focus};
    page->scroll = place.scroll;
    page->focus_part = place.focus_part;
    page->focus_y = place.focus_y;
    page->focus = own_of(player, place.focus);
    return before;
}

/* Any place, also one below the end, and any stop of the page, or none. */
static struct look draw_look(struct player *all, struct random *random) {
    struct layout layout;
    player_layout(all, &layout);
    const struct piece *piece = &layout.flow.pieces[random_below(random, layout.flow.count)];
    return (struct look){(int)random_below(random, layout.flow.y + 60), piece->part, piece->at.y,
                         piece->flags & PIECE_STOP ? piece->block : NULL};
}

/* The block of the heading is each player's own: so kinds are compared. */
static bool is_same(const struct piece *a, const struct piece *b) {
    return block_kind(a->block) == block_kind(b->block) && a->part == b->part &&
           a->flags == b->flags && a->at.x == b->at.x && a->at.y == b->at.y &&
           a->at.width == b->at.width && a->at.height == b->at.height;
}

/* Whether a piece must not be left out: it is in view, or the nearest stop to the view or the
 * focus.
 */
static bool is_needed(const struct layout *layout, int i, int scroll) {
    const struct piece *pieces = layout->flow.pieces, *focus = layout_focus(layout);
    bool near_view = false, near_focus = false;
    if (layout_any_in_view(layout, &pieces[i], scroll) || &pieces[i] == focus)
        return true;
    if (!(pieces[i].flags & PIECE_STOP))
        return false;
    for (int step = -1; step <= 1; step += 2) {
        int k = i + step;
        while (k >= 0 && k < layout->flow.count && !(pieces[k].flags & PIECE_STOP) &&
               !layout_any_in_view(layout, &pieces[k], scroll))
            k += step;
        bool inside = k >= 0 && k < layout->flow.count;
        near_view |= inside && layout_any_in_view(layout, &pieces[k], scroll);
        near_focus |= inside && &pieces[k] == focus;
    }
    return near_view || near_focus;
}

/* Every piece of the layout of what is near stands in the layout of all, and none is missing that
 * is needed. */
static void compare_layouts(struct player *near, struct player *all, uint64_t seed, int event) {
    struct layout one, other;
    int at = 0;
    player_layout(near, &one);
    player_layout(all, &other);
    int last = other.flow.y - other.scene.body_rows, scroll = player_page(all)->scroll;
    scroll = scroll < last ? scroll : last > 0 ? last : 0;
    assert_int_equal(one.flow.y, other.flow.y);
    for (int i = 0; i < other.flow.count; i++) {
        if (at < one.flow.count && is_same(&one.flow.pieces[at], &other.flow.pieces[i]))
            at++;
        else if (is_needed(&other, i, scroll))
            fail_msg("seed %u, event %d: a piece at row %d is left out, the view begins at %d",
                     (unsigned)seed, event, other.flow.pieces[i].at.y, scroll);
    }
    assert_int_equal(at, one.flow.count);
}

/* Looks elsewhere for a moment. */
static void look_around(struct player *near, struct player *all, struct random *random,
                        uint64_t seed, int event) {
    enum { LOOKS = 2 };
    struct look before = {0}, place;
    for (int i = 0; i < LOOKS; i++) {
        place = draw_look(all, random);
        move_to(near, place);
        place = move_to(all, place);
        before = i == 0 ? place : before;
        compare_layouts(near, all, seed, event);
    }
    move_to(near, before);
    move_to(all, before);
}

static void walk(const struct lesson *lesson, uint64_t seed, int events) {
    struct random random = random_seeded(seed, 2, 0);
    struct player *near = start(lesson, false), *all = start(lesson, true);
    int64_t now_usec = 0;
    for (int i = 0; i < events && !player_ended(near); i++) {
        now_usec += random_below(&random, 2) * random_below(&random, 900000);
        struct event event = draw_event(&random, now_usec, i == 0);
        player_handle(near, &event);
        player_handle(all, &event);
        compare_frames(near, all, seed, i);
        if (player_page(near)->section != NULL &&
            !screen_of(near->columns, near->rows, false).too_small)
            look_around(near, all, &random, seed, i);
    }
    player_free(near);
    player_free(all);
}

static void no_frame_tells_on_drawn_lessons(void **state) {
    enum { LESSONS = 9, EVENTS = 45 };
    (void)state;
    for (uint64_t seed = 1; seed <= LESSONS; seed++) {
        struct lesson *lesson = draw_lesson(seed);
        walk(lesson, seed, EVENTS);
        lesson_free(lesson);
    }
}

static void no_frame_tells_on_the_bundled_lesson(void **state) {
    enum { WALKS = 1, EVENTS = 30 };
    struct problems problems = {0};
    (void)state;
    struct lesson *lesson = lesson_load(RTLESSON_TEST_ROOT "/lessons/realtime-introduction.json",
                                        registry_kinds(), &problems);
    problems_release(&problems);
    assert_non_null(lesson);
    for (uint64_t seed = 1; seed <= WALKS; seed++)
        walk(lesson, seed, EVENTS);
    lesson_free(lesson);
}

/* --- What the focus leaves. --- */

/* A question, a talk of one line and a question, with texts between them. */
static struct lesson *lesson_of_a_talk(void) {
    struct author author = {.random = random_seeded(1, 4, 0)};
    writer_printf(&author.writer, "{\"format\":1,\"id\":\"talk\",\"title\":\"Talk\",\"sections\":[{"
                                  "\"id\":\"only\",\"title\":\"Only\",\"blocks\":[");
    write_block(&author, questions[0], 0);
    for (int i = 0; i < 80; i++) {
        writer_printf(&author.writer, ",");
        write_block(&author, plain_blocks[0], 0);
        if (i == 40)
            writer_printf(&author.writer, ",{\"kind\":\"dialogue\",\"id\":\"talk\",\"lines\":[{"
                                          "\"id\":\"a\",\"speaker\":\"She\",\"text\":\"Well.\"}]}");
    }
    writer_printf(&author.writer, ",");
    write_block(&author, questions[0], 0);
    writer_printf(&author.writer, "]}]}");
    return parse(&author.writer);
}

static void press(struct player *player, uint32_t key) {
    player_handle(player, &(struct event){.type = EVENT_KEY, .key = key});
}

static void hear_the_talk(struct player *player) {
    player_handle(player, &(struct event){.type = EVENT_RESIZE, .columns = 80, .rows = 12});
    while (block_kind(player_page(player)->focus) != &block_dialogue)
        press(player, KEYSYM_TAB);
    press(player, KEYSYM_ENTER);
}

/* The first stop of the page's last block. */
static struct look last_question(struct player *all) {
    struct layout layout;
    player_layout(all, &layout);
    const struct piece *first = &layout.flow.pieces[layout.flow.count - 1];
    while ((first - 1)->flags & PIECE_STOP)
        first--;
    return (struct look){first->at.y, first->part, first->at.y, first->block};
}

/* A talk that was heard is a stop only for as long as it has the focus: at once, without a layout
 * between, the previous stop it is the nearest. */
static void what_the_focus_leaves_is_looked_at_once_more(void **state) {
    (void)state;
    struct lesson *lesson = lesson_of_a_talk();
    struct player *near = start(lesson, false), *all = start(lesson, true);
    hear_the_talk(near);
    hear_the_talk(all);
    struct look look = last_question(all);
    move_to(near, look);
    move_to(all, look);
    compare_layouts(near, all, 0, 0);
    player_free(near);
    player_free(all);
    lesson_free(lesson);
}

/* --- What changes where it is not looked at. --- */

struct twins {
    struct lesson *lesson;
    struct player *near, *all;
};

static void press_both(struct twins *twins, uint32_t key) {
    press(twins->near, key);
    press(twins->all, key);
}

/* Unfolds an item of the accordion that stands far below in the first of two tabs, behind a
 * question: so it is near to nothing while the first title has the focus. */
static void unfold_both(struct twins *twins) {
    facts_set(&twins->near->marks, "far", "a", 1);
    facts_set(&twins->all->marks, "far", "a", 1);
}

static void open_both(struct twins *twins) {
    struct author author = {.random = random_seeded(1, 5, 0)};
    writer_printf(
        &author.writer,
        "{\"format\":1,\"id\":\"tabs\",\"title\":\"Tabs\",\"sections\":[{\"id\":\"only\","
        "\"title\":\"Only\",\"blocks\":[{\"kind\":\"tabs\",\"id\":\"tabs\",\"tabs\":[{\"id\":"
        "\"one\",\"title\":\"One\",\"blocks\":[");
    for (int i = 0; i < 60; i++) {
        write_block(&author, i == 30 ? questions[0] : plain_blocks[0], 0);
        writer_printf(&author.writer, ",");
    }
    writer_printf(
        &author.writer,
        "{\"kind\":\"accordion\",\"id\":\"far\",\"items\":[{\"id\":\"a\",\"title\":\"A\","
        "\"text\":\"It unfolds.\"}]}]},{\"id\":\"two\",\"title\":\"Two\",\"blocks\":[{\"kind\":"
        "\"prose\",\"text\":\"Short.\"}]}]}]}]}");
    twins->lesson = parse(&author.writer);
    twins->near = start(twins->lesson, false);
    twins->all = start(twins->lesson, true);
    struct event resize = {.type = EVENT_RESIZE, .columns = 80, .rows = 12};
    player_handle(twins->near, &resize);
    player_handle(twins->all, &resize);
}

static void close_both(struct twins *twins) {
    player_free(twins->near);
    player_free(twins->all);
    lesson_free(twins->lesson);
}

static void what_a_container_shows_anew_is_looked_at_anew(void **state) {
    struct twins twins;
    (void)state;
    open_both(&twins);
    press_both(&twins, KEYSYM_TAB);
    press_both(&twins, KEYSYM_ENTER);
    unfold_both(&twins);
    press_both(&twins, KEYSYM_SHIFT_TAB);
    press_both(&twins, KEYSYM_ENTER);
    compare_layouts(twins.near, twins.all, 0, 0);
    close_both(&twins);
}

static void what_changed_in_a_zoomed_block_is_looked_at_anew(void **state) {
    struct twins twins;
    (void)state;
    open_both(&twins);
    press_both(&twins, 'z');
    unfold_both(&twins);
    press_both(&twins, KEYSYM_ESCAPE);
    compare_layouts(twins.near, twins.all, 0, 0);
    close_both(&twins);
}

/* The focus is on the item of the accordion, and then at once on the first title. */
static void what_had_the_focus_may_have_changed(void **state) {
    struct twins twins;
    (void)state;
    open_both(&twins);
    struct look first = move_to(twins.near, (struct look){0});
    move_to(twins.near, first);
    while (block_kind(player_page(twins.near)->focus) != &block_accordion)
        press_both(&twins, KEYSYM_TAB);
    unfold_both(&twins);
    move_to(twins.near, first);
    move_to(twins.all, first);
    compare_layouts(twins.near, twins.all, 0, 0);
    close_both(&twins);
}

/* --- What a key costs. --- */

/* Texts, and after every hundredth of them a question; all in a tab, or not. */
static struct lesson *long_lesson(int blocks, bool in_tab) {
    static const char tab_before[] = "{\"kind\":\"tabs\",\"id\":\"tabs\",\"tabs\":[{\"id\":\"a\","
                                     "\"title\":\"A\",\"blocks\":[";
    static const char tab_after[] =
        "]},{\"id\":\"b\",\"title\":\"B\",\"blocks\":[{\"kind\":\"prose\","
        "\"text\":\"B.\"}]}]}";
    struct author author = {.random = random_seeded(1, 3, 0)};
    writer_printf(&author.writer,
                  "{\"format\":1,\"id\":\"long\",\"title\":\"Long\",\"sections\":[{"
                  "\"id\":\"only\",\"title\":\"Only\",\"blocks\":[%s",
                  in_tab ? tab_before : "");
    for (int i = 0; i < blocks; i++) {
        writer_printf(&author.writer, "%s", i > 0 ? "," : "");
        write_block(&author, i % 100 == 99 ? questions[0] : plain_blocks[0], 0);
    }
    writer_printf(&author.writer, "%s]}]}", in_tab ? tab_after : "");
    return parse(&author.writer);
}

/* The most blocks that a key and the frame after it lay out, once there was a frame. */
static long long most_laid_out(int blocks, bool in_tab) {
    static const uint32_t pressed[] = {
        KEYSYM_TAB,       KEYSYM_DOWN,  KEYSYM_ENTER, KEYSYM_PAGE_DOWN, KEYSYM_TAB,
        KEYSYM_TAB,       'a',          KEYSYM_END,   KEYSYM_TAB,       KEYSYM_UP,
        KEYSYM_SHIFT_TAB, KEYSYM_SPACE, KEYSYM_HOME,  KEYSYM_ENTER,     KEYSYM_DOWN,
        KEYSYM_PAGE_UP,   'o',          KEYSYM_ESCAPE};
    struct lesson *lesson = long_lesson(blocks, in_tab);
    struct player *player = start(lesson, false);
    long long most = 0;
    player_handle(player, &(struct event){.type = EVENT_RESIZE, .columns = 80, .rows = 24});
    free(frame_of(player));
    assert_true(player->laid_out >= blocks);
    for (size_t i = 0; i < sizeof pressed / sizeof *pressed; i++) {
        long long before = player->laid_out;
        if (!in_tab || pressed[i] != KEYSYM_ENTER) /* a tab that is shown anew is measured anew */
            press(player, pressed[i]);
        free(frame_of(player));
        most = player->laid_out - before > most ? player->laid_out - before : most;
    }
    player_free(player);
    lesson_free(lesson);
    return most;
}

/* A layout is of three screens of 18 rows, in which a block has two rows at least, of the focus,
 * and of a stop on either side of both; a key and its frame take at most four layouts. */
static void a_key_lays_out_as_few_blocks_in_a_longer_section(void **state) {
    enum { MOST = 4 * (3 * 18 / 2 + 5) };
    (void)state;
    assert_in_range(most_laid_out(1000, false), 1, MOST);
    assert_in_range(most_laid_out(10000, false), 1, MOST);
    assert_in_range(most_laid_out(10000, true), 1, MOST);
}

/* --- What is told at the edge. --- */

static struct lesson *lesson_of_lines(int blocks) {
    struct writer writer = {0};
    writer_printf(&writer, "{\"format\":1,\"id\":\"long\",\"title\":\"Long\",\"sections\":[{\"id\":"
                           "\"only\",\"title\":\"Only\",\"blocks\":[");
    for (int i = 0; i < blocks; i++)
        writer_printf(&writer, "%s{\"kind\":\"prose\",\"text\":\"A line.\"}", i > 0 ? "," : "");
    writer_printf(&writer, "]}]}");
    return parse(&writer);
}

static void expect_edges(int blocks, const char *at_top, const char *a_page_on,
                         const char *at_end) {
    struct lesson *lesson = lesson_of_lines(blocks);
    struct player *player = start(lesson, false);
    const char *const expected[] = {at_top, a_page_on, at_end};
    const uint32_t keys[] = {KEYSYM_NONE, KEYSYM_PAGE_DOWN, KEYSYM_END};
    player_handle(player, &(struct event){.type = EVENT_RESIZE, .columns = 80, .rows = 24});
    for (int i = 0; i < 3; i++) {
        press(player, keys[i]);
        char *frame = frame_of(player);
        if (strstr(frame, expected[i]) == NULL)
            fail_msg("\"%s\" is not told:\n%s", expected[i], frame);
        free(frame);
    }
    player_free(player);
    lesson_free(lesson);
}

/* Two titles with a blank row between them, then two rows a line, and the way on: of 10,005 rows 18
 * are seen, and a page is one row less. */
static void rows_out_of_view_are_counted_up_to_5000_blocks(void **state) {
    (void)state;
    expect_edges(5000, "▼ 9987 below", "▲ 17 above  ▼ 9970 below", "▲ 9987 above");
    expect_edges(5001, "▼ more below", "▲ more above  ▼ more below", "▲ more above");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_frame_tells_on_drawn_lessons),
        cmocka_unit_test(no_frame_tells_on_the_bundled_lesson),
        cmocka_unit_test(what_the_focus_leaves_is_looked_at_once_more),
        cmocka_unit_test(what_a_container_shows_anew_is_looked_at_anew),
        cmocka_unit_test(what_changed_in_a_zoomed_block_is_looked_at_anew),
        cmocka_unit_test(what_had_the_focus_may_have_changed),
        cmocka_unit_test(a_key_lays_out_as_few_blocks_in_a_longer_section),
        cmocka_unit_test(rows_out_of_view_are_counted_up_to_5000_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

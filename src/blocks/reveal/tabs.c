/* The kind "tabs": blocks behind titles, of which one is shown; their films can be played in
 * turn. */

#include "base/text.h"
#include "blocks/reveal/kinds.h"
#include "lesson/check.h"

/* Which tab is shown is a mark, ".tab", its index; which were chosen are facts under their ids. A
 * tab is worked when all that it holds is; one that holds nothing to work, when it was shown. */
struct tab {
    const char *id, *title;
    struct list blocks; /* of struct block */
};

struct tabs {
    const char *id, *title;
    struct list tabs; /* of struct tab */
    bool autoplay;
};

enum { INDENT = 2, BETWEEN_CELLS = 2, TAB_LIMIT = 9 };
/* From PART_FIRST on the titles, of which only that of the tab that is shown is a stop: Left and
 * Right show those beside it. PART_NEXT stands below what the tab holds, and leads to the one after
 * it. */
enum { PART_HEAD, PART_PLAY, PART_RULE, PART_FIRST, PART_NEXT = PART_FIRST + TAB_LIMIT };
enum { ACTION_TURN, ACTION_NEXT, ACTION_PLAY, ACTION_PLAY_ON };

static const struct tab *tab_at(const struct block *block, int index) {
    const struct tabs *tabs = block->object;
    return (const struct tab *)tabs->tabs.at + index;
}

static int tab_count(const struct block *block) {
    return ((const struct tabs *)block->object)->tabs.count;
}

/* The tab that is shown. */
static int chosen(const struct block *block, const struct scene *scene) {
    int64_t index = facts_get(scene->marks, block->id, own_tab, 0);
    return index >= 0 && index < tab_count(block) ? (int)index : 0;
}

/* --- Films. --- */

/* The films of all tabs; turns NULL: only counts. */
struct turns {
    const struct block *block;
    struct film_turn *turns;
    int count, tab;
};

static void add_turn(const struct block *film, void *data) {
    struct turns *all = data;
    if (block_kind(film)->reel == NULL || film->schema->part)
        return; /* a mission's film is its playground's again */
    if (all->turns != NULL)
        all->turns[all->count] = (struct film_turn){film, all->block->id, own_tab, all->tab};
    all->count++;
}

static void find_turns(struct turns *all) {
    all->count = 0;
    for (all->tab = 0; all->tab < tab_count(all->block); all->tab++)
        blocks_walk(tab_at(all->block, all->tab)->blocks, add_turn, all);
}

static int film_count(const struct block *block) {
    struct turns all = {.block = block};
    find_turns(&all);
    return all.count;
}

/* --- What stands where. --- */

/* A programme that was left is paused. */
static const char *play_text(const struct block *block, const struct scene *scene) {
    const struct film_turn *turn = films_turn_of(scene->films, block);
    if (turn == NULL)
        return "▶ Play all, one after the other";
    return arena_printf(scene->arena, "‖ Paused in %d of %d: %s", scene->films->programme_next,
                        film_count(block), tab_at(block, (int)turn->mark_value)->title);
}

/* Rows of what play_text may say, at its longest, so that nothing moves while it plays. */
static int play_rows(const struct block *block, const struct scene *scene, int width) {
    struct pen pen = {.arena = scene->arena, .width_cells = width};
    pen_label(&pen, INDENT, theme_style(ROLE_TEXT), "▶ Play all, one after the other");
    int most = pen.y;
    for (int i = 0; i < tab_count(block); i++) {
        pen.y = 0;
        pen_label(&pen, INDENT, theme_style(ROLE_TEXT),
                  arena_printf(scene->arena, "‖ Paused in 10 of 10: %s", tab_at(block, i)->title));
        most = pen.y > most ? pen.y : most;
    }
    return most;
}

/* What there is to work in a tab: all that it holds, or else only to see it. */
static struct tally tally_of(const struct block *block, int index, const struct scene *scene) {
    const struct tab *tab = tab_at(block, index);
    struct tally tally = tally_empty();
    blocks_tally(tab->blocks, scene, &tally);
    if (tally.stops == 0) {
        tally.stops = 1;
        tally.worked = index == 0 || facts_has(scene->facts, block->id, tab->id);
    }
    return tally;
}

static bool is_done(const struct block *block, int index, const struct scene *scene) {
    struct tally tally = tally_of(block, index, scene);
    return tally.worked >= tally.stops;
}

/* "▾ Client pull ✓" where that tab is shown and done. */
static void write_title(const struct block *block, int index, const struct scene *scene,
                        struct pen *pen) {
    bool focused = scene_focused(scene, block, PART_FIRST + index);
    bool shown = scene->shows_all || index == chosen(block, scene);
    enum role role = focused ? ROLE_FOCUS : shown ? ROLE_STRONG : ROLE_TEXT;
    const char *text =
        arena_printf(scene->arena, "%s %s%s", shown ? "▾" : "▸", tab_at(block, index)->title,
                     is_done(block, index, scene) ? " ✓" : "");
    pen_label(pen, INDENT, theme_style(role), text);
}

static void write_play(const struct block *block, const struct scene *scene, struct pen *pen) {
    bool focused = scene_focused(scene, block, PART_PLAY);
    pen_label(pen, INDENT, theme_style(focused ? ROLE_FOCUS : ROLE_TEXT), play_text(block, scene));
}

/* "→ Next tab: Server push" */
static void write_next(const struct block *block, const struct scene *scene, struct pen *pen) {
    const struct tab *next = tab_at(block, chosen(block, scene) + 1);
    bool focused = scene_focused(scene, block, PART_NEXT);
    pen_mark(pen, INDENT, theme_style(focused ? ROLE_POINTER : ROLE_QUIET), "→");
    pen_label(pen, INDENT + 2, theme_style(focused ? ROLE_FOCUS : ROLE_QUIET),
              arena_printf(scene->arena, "Next tab: %s", next->title));
}

static void write(const struct block *block, int part, const struct scene *scene, struct pen *pen) {
    const struct tabs *tabs = block->object;
    if (part == PART_HEAD)
        pen_label(pen, 0, theme_style(ROLE_HEADING), tabs->title);
    else if (part == PART_PLAY)
        write_play(block, scene, pen);
    else if (part == PART_NEXT)
        write_next(block, scene, pen);
    else if (part >= PART_FIRST)
        write_title(block, part - PART_FIRST, scene, pen);
}

/* What a title takes beside others, whatever its marks. */
static int title_cells(const struct block *block, int index) {
    return INDENT + text_width("▾ ") + text_width(tab_at(block, index)->title) + text_width(" ✓");
}

static int title_x(const struct block *block, int index) {
    int x = 0;
    for (int i = 0; i < index; i++)
        x += title_cells(block, i) + BETWEEN_CELLS;
    return x;
}

static bool titles_fit(const struct block *block, int width) {
    int last = tab_count(block) - 1;
    return title_x(block, last) + title_cells(block, last) <= width;
}

/* Titles stand in one row above a rule, … */
static void place_titles(const struct block *block, int shown, struct flow *flow) {
    int y = flow_row(flow);
    for (int i = 0; i < tab_count(block); i++) {
        struct rect at = {title_x(block, i), y, title_cells(block, i), 1};
        flow_place(flow, block, PART_FIRST + i, at, i == shown ? PIECE_STOP : 0);
    }
    flow_advance(flow, y + 1);
    flow_add(flow, block, PART_RULE, 1, 0);
}

/* … or below one another where they do not fit. */
static void stack_titles(const struct block *block, const struct scene *scene, int shown,
                         struct flow *flow) {
    for (int i = 0; i < tab_count(block); i++)
        block_add(block, PART_FIRST + i, i == shown ? PIECE_STOP : 0, scene, flow);
}

/* All of them below one another: there is nothing to choose, nor to play in turn. */
static void layout_all(const struct block *block, const struct scene *scene, struct flow *flow) {
    block_add(block, PART_HEAD, 0, scene, flow);
    for (int i = 0; i < tab_count(block); i++) {
        flow_gap(flow);
        block_add(block, PART_FIRST + i, 0, scene, flow);
        flow_gap(flow);
        blocks_layout(tab_at(block, i)->blocks, scene, flow);
    }
}

static void layout_chosen(const struct block *block, const struct scene *scene, struct flow *flow) {
    const struct tabs *tabs = block->object;
    int shown = chosen(block, scene);
    block_add(block, PART_HEAD, 0, scene, flow);
    if (tabs->autoplay) {
        flow_gap(flow);
        flow_add(flow, block, PART_PLAY, play_rows(block, scene, flow->width), PIECE_STOP);
    }
    flow_gap(flow);
    if (titles_fit(block, flow->width))
        place_titles(block, shown, flow);
    else
        stack_titles(block, scene, shown, flow);
    blocks_layout(tab_at(block, shown)->blocks, scene, flow);
    if (shown + 1 == tab_count(block))
        return;
    flow_gap(flow);
    block_add(block, PART_NEXT, PIECE_STOP, scene, flow);
}

static void layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    (scene->shows_all ? layout_all : layout_chosen)(block, scene, flow);
}

/* --- Drawing. --- */

/* The rule is heavy under the title of the tab that is shown. */
static void draw(const struct piece *piece, const struct scene *scene, struct canvas *canvas) {
    if (piece->part != PART_RULE)
        return;
    int shown = chosen(piece->block, scene);
    struct rect under = {title_x(piece->block, shown) + INDENT, 0,
                         title_cells(piece->block, shown) - INDENT, 1};
    canvas_fill(canvas, (struct rect){INDENT, 0, piece->at.width - INDENT, 1},
                theme_style(ROLE_QUIET), "─");
    canvas_fill(canvas, under, theme_style(ROLE_TEXT), "━");
}

/* --- Keys. --- */

static const struct binding bindings[] = {
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "next tab", ACTION_NEXT},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "play all", ACTION_PLAY},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "resume", ACTION_PLAY_ON},
    {{KEYSYM_LEFT, KEYSYM_RIGHT, 'h', 'l'}, "←→", "tab", ACTION_TURN},
    {.does = NULL},
};

static uint64_t offers(const struct piece *piece, const struct scene *scene) {
    if (piece->part == PART_PLAY)
        return BINDING_BIT(films_turn_of(scene->films, piece->block) != NULL ? ACTION_PLAY_ON
                                                                             : ACTION_PLAY);
    if (piece->part < PART_FIRST)
        return 0;
    return BINDING_BIT(ACTION_TURN) | (piece->part == PART_NEXT ? BINDING_BIT(ACTION_NEXT) : 0);
}

static void show(const struct block *block, int index, struct session *session) {
    facts_set(session->marks, block->id, own_tab, index);
    facts_set(session->facts, block->id, tab_at(block, index)->id, 1);
}

/* Shows the tab after (+1) or before, from its title on; at either end there is none. */
static void turn(const struct block *block, int by, struct session *session) {
    int index = chosen(block, session->scene) + by;
    if (index < 0 || index >= tab_count(block))
        return;
    show(block, index, session);
    session->focus_part = PART_FIRST + index;
    session->show_from = PART_FIRST;
}

/* A title that is clicked is shown. */
static bool point(const struct piece *piece, const struct pointed *pointed,
                  struct session *session) {
    bool is_title = piece->part >= PART_FIRST && piece->part != PART_NEXT;
    if (is_title && pointed->does == MOUSE_PRESS) {
        show(piece->block, piece->part - PART_FIRST, session);
        session->focus_part = piece->part;
    }
    return is_title;
}

static void play_all(const struct block *block, struct session *session) {
    struct turns all = {.block = block};
    find_turns(&all);
    all.turns = arena_array(session->scene->arena, (size_t)all.count, sizeof *all.turns);
    if (all.count == 0)
        return;
    find_turns(&all);
    films_set_programme(session->films, all.turns, all.count, session->scene->now_usec);
    facts_set(session->marks, block->id, own_tab, all.turns[0].mark_value);
    session->stage = STAGE_OPEN_AND_PLAY;
    session->stage_of = all.turns[0].block;
}

/* On its stage the programme goes on where it was left. */
static void play_on(const struct block *block, struct session *session) {
    const struct film_turn *turn = films_turn_of(session->films, block);
    if (turn == NULL)
        return;
    struct reel reel = block_kind(turn->block)->reel(turn->block, session->scene);
    facts_set(session->marks, block->id, own_tab, turn->mark_value);
    films_play(session->films, turn->block, &reel, session->scene->now_usec);
    session->stage = STAGE_OPEN_AND_PLAY;
    session->stage_of = turn->block;
}

static void act(const struct piece *piece, int action, struct session *session) {
    bool back = session->key == KEYSYM_LEFT || session->key == 'h';
    if (action == ACTION_TURN || action == ACTION_NEXT)
        turn(piece->block, back ? -1 : +1, session);
    else if (action == ACTION_PLAY)
        play_all(piece->block, session);
    else
        play_on(piece->block, session);
}

/* --- The rest. --- */

static void tally(const struct block *block, const struct scene *scene, struct tally *sum) {
    for (int i = 0; i < tab_count(block); i++)
        tally_add(sum, tally_of(block, i, scene));
}

static void children(const struct block *block,
                     void (*visit)(const struct block *child, void *data), void *data) {
    for (int i = 0; i < tab_count(block); i++)
        blocks_visit(tab_at(block, i)->blocks, visit, data);
}

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    const struct tabs *tabs = block->object;
    if (tabs->title != NULL)
        writer_wrapped(writer, "", "", PLAIN_WIDTH, tabs->title);
    for (int i = 0; i < tab_count(block); i++) {
        if (i > 0 || tabs->title != NULL)
            writer_bytes(writer, "\n", 1);
        writer_printf(writer, "[%d of %d] ", i + 1, tab_count(block));
        writer_text(writer, tab_at(block, i)->title);
        writer_bytes(writer, "\n\n", 2);
        blocks_plain(tab_at(block, i)->blocks, scene, writer);
    }
}

static void answers(const struct block *block, const struct scene *scene, struct writer *writer) {
    for (int i = 0; i < tab_count(block); i++)
        blocks_answers(tab_at(block, i)->blocks, scene, writer);
}

static bool check(const void *object, struct check *check) {
    const struct tabs *tabs = object;
    struct block block = {.id = tabs->id, .object = tabs};
    if (tabs->autoplay && film_count(&block) == 0)
        return check_error(check, check_key_place(check, "autoplay"), CODE_LONE_FIELD,
                           "there is no film in these tabs that \"autoplay\" could play" HELP
                           "leave it out, or put a diagram into a tab");
    return true;
}

static const struct field tab_fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct tab, id),
     .says = "Unique in its block."},
    {.name = "title",
     .type = FIELD_LINE,
     .required = true,
     .at = offsetof(struct tab, title),
     .says = "The label of the tab."},
    {.name = "blocks",
     .type = FIELD_BLOCKS,
     .required = true,
     .low = 1,
     .at = offsetof(struct tab, blocks),
     .says = "The content while the tab is selected; text is a block of kind \"prose\"."},
    {.name = NULL},
};

static const struct schema tab_schema = {.name = "tab",
                                         .summary = "One of several tabs that share a place.",
                                         .fields = tab_fields,
                                         .size = sizeof(struct tab)};

static const struct field fields[] = {
    {.name = "id",
     .type = FIELD_ID,
     .required = true,
     .at = offsetof(struct tabs, id),
     .says = "Unique in the lesson."},
    {.name = "title",
     .type = FIELD_LINE,
     .at = offsetof(struct tabs, title),
     .says = "The title above the tabs."},
    {.name = "autoplay",
     .type = FIELD_BOOL,
     .at = offsetof(struct tabs, autoplay),
     .says = "Whether it offers to play the films of all tabs, one after the other."},
    {.name = "tabs",
     .type = FIELD_OBJECTS,
     .required = true,
     .low = 2,
     .high = TAB_LIMIT,
     .of = &tab_schema,
     .at = offsetof(struct tabs, tabs),
     .says = "The tabs, in order; the first is shown at the start."},
    {.name = NULL},
};

const struct block_kind block_tabs = {
    .schema = {.name = "tabs",
               .summary = "Several groups of blocks in one place, shown one at a time.",
               .fields = fields,
               .size = sizeof(struct tabs),
               .check = check},
    .layout = layout,
    .write = write,
    .draw = draw,
    .called = "These tabs",
    .bindings = bindings,
    .offers = offers,
    .act = act,
    .point = point,
    .tally = tally,
    .children = children,
    .plain = plain,
    .answers = answers,
};

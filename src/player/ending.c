/* The end: what was done, scored and left out, the lessons before and after, and the appendix. */
#include "player/state.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/text.h"

/* The pieces. A section that was left out, and one of the appendix, has its own number, from 0. */
enum part { PART_APPENDIX = -5, PART_SUMMARY, PART_LEFT_OUT, PART_BEFORE, PART_AFTER };

struct worked worked_count(const struct scene *scene) {
    const struct section *sections = scene->lesson->sections.at;
    struct worked worked = {.facts = scene->facts->changes,
                            .known = true,
                            .sections = lesson_ordinary(scene->lesson),
                            .tally = tally_empty()};
    for (int i = 0; i < worked.sections; i++) {
        blocks_tally(sections[i].blocks, scene, &worked.tally);
        worked.done += section_done(&sections[i], scene);
    }
    return worked;
}

static const struct worked *worked_of(const struct block *block, const struct scene *scene) {
    const struct ending *ending = block->object;
    if (!ending->worked->known || ending->worked->facts != scene->facts->changes)
        *ending->worked = worked_count(scene);
    return ending->worked;
}

static const char *done_text(const struct worked *worked, struct arena *arena) {
    if (worked->done == worked->sections)
        return "You worked through everything in this lesson.";
    return arena_printf(arena, "You worked through %d of %d section%s.", worked->done,
                        worked->sections, worked->sections == 1 ? "" : "s");
}

/* The verdict in words goes with the first tries. */
static const char *verdict(struct score got, int64_t points) {
    struct score all = score_of(points, 1), half = score_of(points, 2);
    if (score_compare(got, all) == 0)
        return "All right first time";
    return score_compare(got, half) >= 0 ? "Half or more right first time" : "Worth another round";
}

/* Of a lesson without points only how much was answered. */
static const char *answered_text(const struct tally *tally, struct arena *arena) {
    if (tally->questions == 0)
        return "";
    if (tally->answered == 0 && tally->questions == 1)
        return "You have not answered the question yet.";
    if (tally->answered == 0)
        return arena_printf(arena, "You have not answered any of the %d questions yet.",
                            tally->questions);
    return arena_printf(arena, "%d of %d questions answered", tally->answered, tally->questions);
}

/* The first tries, and beside them, where these were not all right, what counts. */
static const char *points_text(const struct tally *tally, struct arena *arena) {
    char first[SCORE_TEXT_BYTES], counted[SCORE_TEXT_BYTES];
    const char *how = tally->answered < tally->questions ? answered_text(tally, arena)
                                                         : verdict(tally->first, tally->points);
    const char *text = arena_printf(arena, "%s: %s of %" PRId64 " point%s on first tries.", how,
                                    score_format(tally->first, first), tally->points,
                                    tally->points == 1 ? "" : "s");
    if (score_compare(tally->first, score_of(tally->points, 1)) == 0)
        return text;
    return arena_printf(arena, "%s With your best attempts: %s.", text,
                        score_format(tally->counted, counted));
}

static const char *score_text(const struct tally *tally, struct arena *arena) {
    if (tally->answered == 0)
        return answered_text(tally, arena);
    if (tally->points == 0)
        return arena_printf(arena, "%s.", answered_text(tally, arena));
    return points_text(tally, arena);
}

/* Of the quizzes in which a share of the points is wanted; NULL: there is none. */
static const char *pass_text(const struct tally *tally, struct arena *arena) {
    if (tally->graded == 0)
        return NULL;
    if (tally->graded > 1)
        return arena_printf(arena, "%d of %d quizzes passed.", tally->passed, tally->graded);
    return tally->passed > 0 ? "You passed the quiz." : "You have not passed the quiz yet.";
}

static struct course_position position(const struct block *block) {
    return *((const struct ending *)block->object)->at;
}

static void write_summary(const struct worked *worked, const char *video, struct pen *pen) {
    pen_label(pen, 0, theme_style(ROLE_TITLE), "The end of this lesson");
    pen_skip(pen, 1);
    pen_label(pen, 0, theme_style(ROLE_TEXT), done_text(worked, pen->arena));
    pen_label(pen, 0, theme_style(ROLE_TEXT), score_text(&worked->tally, pen->arena));
    pen_label(pen, 0, theme_style(ROLE_TEXT), pass_text(&worked->tally, pen->arena));
    if (video != NULL)
        pen_label(pen, 0, theme_style(ROLE_LINK), arena_printf(pen->arena, "Video: %s", video));
}

static const struct course_lesson *neighbour(const struct block *block, int part) {
    struct course_position at = position(block);
    return part == PART_BEFORE ? at.before : at.after;
}

/* "Next, 17" */
static const char *which_words(int part, const struct course_lesson *lesson, struct arena *arena) {
    const char *which = part == PART_BEFORE ? "Previous" : "Next";
    return lesson->number > 0 ? arena_printf(arena, "%s, %d", which, lesson->number) : which;
}

/* Of a lesson that nobody can open here. */
static void write_absent(int part, const struct course_lesson *lesson, struct pen *pen) {
    const char *which = which_words(part, lesson, pen->arena);
    pen_label(pen, 2, theme_style(ROLE_TEXT),
              arena_printf(pen->arena, "%s: %s", which, lesson->title));
    pen_label(pen, 4, theme_style(ROLE_QUIET), "Not bundled with this program.");
}

static void write_ending(const struct block *block, int part, const struct scene *scene,
                         struct pen *pen) {
    if (part == PART_SUMMARY)
        write_summary(worked_of(block, scene), scene->lesson->video, pen);
    else if (part == PART_LEFT_OUT)
        pen_label(pen, 0, theme_style(ROLE_HEADING), "Not done yet");
    else if (part == PART_APPENDIX)
        pen_label(pen, 0, theme_style(ROLE_HEADING), "Appendix (optional): Enter opens it");
    else if (part < 0 && !neighbour(block, part)->bundled)
        write_absent(part, neighbour(block, part), pen);
}

static void add_text(const struct block *block, int part, const struct scene *scene,
                     struct flow *flow) {
    block_add(block, part, 0, scene, flow);
    flow_gap(flow);
}

static void add_left_out(const struct block *block, const struct scene *scene, struct flow *flow) {
    const struct section *sections = scene->lesson->sections.at;
    const struct worked *worked = worked_of(block, scene);
    if (worked->done == worked->sections)
        return;
    add_text(block, PART_LEFT_OUT, scene, flow);
    for (int i = 0; i < worked->sections; i++)
        if (!section_done(&sections[i], scene))
            flow_add(flow, block, i, 1, PIECE_STOP);
    flow_gap(flow);
}

static void add_appendix(const struct block *block, const struct scene *scene, struct flow *flow) {
    int first = worked_of(block, scene)->sections, count = scene->lesson->sections.count;
    if (first == count)
        return;
    flow_gap(flow);
    add_text(block, PART_APPENDIX, scene, flow);
    for (int i = first; i < count; i++)
        flow_add(flow, block, i, 1, PIECE_STOP);
}

/* One that is not bundled is told of, and is no stop: nothing could be done there. */
static void add_neighbour(const struct block *block, int part, const struct course_lesson *lesson,
                          const struct scene *scene, struct flow *flow) {
    if (lesson != NULL && lesson->bundled)
        flow_add(flow, block, part, 1, PIECE_STOP);
    else if (lesson != NULL)
        block_add(block, part, 0, scene, flow);
}

static void layout_ending(const struct block *block, const struct scene *scene, struct flow *flow) {
    struct course_position at = position(block);
    add_text(block, PART_SUMMARY, scene, flow);
    add_left_out(block, scene, flow);
    add_neighbour(block, PART_BEFORE, at.before, scene, flow);
    add_neighbour(block, PART_AFTER, at.after, scene, flow);
    add_appendix(block, scene, flow);
}

/* "Next, 17: Client Pulling" */
static void draw_neighbour(const struct piece *piece, const struct scene *scene, struct style style,
                           struct canvas *canvas) {
    const struct course_lesson *lesson = neighbour(piece->block, piece->part);
    int x = 2 + canvas_printf(canvas, 2, 0, theme_style(ROLE_QUIET),
                              "%s: ", which_words(piece->part, lesson, scene->arena));
    canvas_text_cut(canvas, x, 0, piece->at.width - x, style, lesson->title);
}

static void draw_ending(const struct piece *piece, const struct scene *scene,
                        struct canvas *canvas) {
    bool focused = scene_focused(scene, piece->block, piece->part);
    struct style style = theme_style(focused ? ROLE_FOCUS : ROLE_TEXT);
    bool is_neighbour = piece->part == PART_BEFORE || piece->part == PART_AFTER;
    if (is_neighbour && neighbour(piece->block, piece->part)->bundled)
        draw_neighbour(piece, scene, style, canvas);
    else if (piece->part >= 0)
        section_draw_row(piece->part, false, focused, piece->at.width, scene, canvas);
}

enum { ENDING_JUMP, ENDING_OPEN };
static const struct binding BINDINGS[] = {
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "open", ENDING_JUMP},
    {{KEYSYM_ENTER, KEYSYM_SPACE}, "Enter", "open the lesson", ENDING_OPEN},
    {.does = NULL},
};

static uint64_t ending_offers(const struct piece *piece, const struct scene *scene) {
    (void)scene;
    return BINDING_BIT(piece->part >= 0 ? ENDING_JUMP : ENDING_OPEN);
}

static void ending_act(const struct piece *piece, int action, struct session *session) {
    if (action == ENDING_JUMP) {
        bool of_appendix = piece->part >= worked_of(piece->block, session->scene)->sections;
        session->goto_page = of_appendix ? piece->part + 1 : piece->part;
        session->to_left_out = !of_appendix;
        return;
    }
    session->open_lesson = neighbour(piece->block, piece->part)->id;
}

const struct block_kind page_ending = {
    .schema = {.name = "ending"},
    .layout = layout_ending,
    .write = write_ending,
    .draw = draw_ending,
    .called = "The end",
    .bindings = BINDINGS,
    .offers = ending_offers,
    .act = ending_act,
};

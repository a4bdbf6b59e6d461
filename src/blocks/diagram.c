#include "blocks/diagram.h"

#include <stdio.h>
#include <string.h>

#include "base/duration.h"
#include "base/int.h"
#include "base/text.h"
#include "blocks/kinds.h"
#include "ui/prose.h"
#include "ui/sequence.h"

enum part { PART_PICTURE, PART_CAPTION, PART_TRANSCRIPT };

enum {
    INDENT = 2,          /* columns kept for the mark of the focus */
    GOOD_PICTURE = 5,    /* rows for which the title is cut and the moment in words gives way */
    LEAST_PICTURE = 3,   /* rows that the picture gets on the lowest terminal */
    MOMENT_ROW_LIMIT = 3 /* rows that the moment in words may take */
};

static const char GO_ON[] = "Space goes on", PLAYS[] = "Space plays";

/* --- What stands where. --- */

/* Rows of the piece from its top: title, picture, what is told, the moment in words. */
struct plan {
    struct trace trace;
    struct sequence sequence;
    int width; /* without the indent */
    int title_rows;
    int gap_rows; /* between title, picture and words */
    int picture_rows;
    int say_rows;
    int moment_rows;
};

static int rows_of(const char *text, int width) {
    return text_lines(text, strlen(text), width);
}

/* As many rows as any beat needs, so that nothing moves when another is told. */
static int most_say_rows(const struct trace *trace, int width) {
    int most = 0;
    for (int i = 0; i < trace->beat_count; i++)
        most = int_max(most, rows_of(trace->beats[i].say, width));
    return most;
}

/* The moment in words, after what Space does there. */
static const char *moment_text(const struct trace *trace, int64_t at_usec, const char *hint,
                               struct arena *arena) {
    const char *moment = trace_moment(trace, at_usec, arena);
    if (hint[0] == '\0')
        return moment;
    const char *both = arena_printf(arena, "%s · %s", hint, moment);
    return both != NULL ? both : "";
}

/* As many rows as the moment in words takes at any time when something happens. */
static int most_moment_rows(const struct trace *trace, int width, struct arena *arena) {
    int most = 1, count;
    const struct trace_occurrence *all = trace_occurrences(trace, arena, &count);
    for (int i = 0; i < count && most < MOMENT_ROW_LIMIT; i++) {
        bool waits = all[i].what == TRACE_SAYS && trace->beats[all[i].index].stops;
        const char *text = moment_text(trace, all[i].at_usec, waits ? GO_ON : "", arena);
        most = int_max(most, rows_of(text, width));
    }
    return most;
}

/* Total length in words: whole seconds without a digit after the point. */
static const char *total_text(int64_t usec, char into[DURATION_TEXT_BYTES]) {
    enum { SECOND_USEC = 1000000 };
    if (usec % SECOND_USEC != 0)
        return duration_clock(usec, into);
    snprintf(into, DURATION_TEXT_BYTES, "%lld s", (long long)(usec / SECOND_USEC));
    return into;
}

/* True when Space works this film: the focus is here, or on what plays it in its turn. */
static bool has_the_keys(const struct block *block, const struct scene *scene) {
    const struct film_turn *turn = films_turn(scene->films);
    if (scene_focused(scene, block, PART_PICTURE))
        return true;
    return turn != NULL && turn->block == block && turn->mark_id != NULL && scene->focus != NULL &&
           scene->focus->id != NULL && strcmp(scene->focus->id, turn->mark_id) == 0;
}

/* True at its end, where nothing more happens. */
static bool is_over(const struct block *block, const struct scene *scene) {
    const struct diagram *diagram = block->object;
    struct film film = films_at(scene->films, block);
    return film.time_usec >= diagram->lasts_usec && !film.waiting &&
           !films_playing(scene->films, block);
}

/* What Space does next; "" when that needs no saying. */
static const char *hint_text(const struct block *block, const struct scene *scene) {
    struct film film = films_at(scene->films, block);
    if (!has_the_keys(block, scene) || films_playing(scene->films, block))
        return "";
    if (film.waiting)
        return GO_ON;
    if (is_over(block, scene))
        return "Space plays again";
    return film.time_usec > 0 ? "" : PLAYS;
}

/* True at the very start, before it is played. */
static bool is_unplayed(const struct block *block, const struct scene *scene) {
    struct film film = films_at(scene->films, block);
    return film.time_usec == 0 && !film.waiting && !films_playing(scene->films, block);
}

/* "  2×"; nothing at the speed that is usual. */
static const char *speed_text(const struct scene *scene) {
    if (films_speed_quarters(scene->films) == 4)
        return "";
    const char *text = arena_printf(scene->arena, "  %s", films_speed_name(scene->films));
    return text != NULL ? text : "";
}

static bool fits_beside_title(const struct diagram *diagram, int cells, int width) {
    return text_width(diagram->title) + 2 + cells <= width;
}

/* "▷ Space plays · 8 s", or without its key where that does nothing or has no room. Returns
 * whether the key is in it. */
static bool unplayed_text(const struct block *block, const struct scene *scene, int width,
                          bool ascii, char *into, size_t size) {
    const struct diagram *diagram = block->object;
    const char *sign = ascii ? ">" : "▷";
    char total[DURATION_TEXT_BYTES];
    total_text(diagram->lasts_usec, total);
    snprintf(into, size, "%s %s · %s%s", sign, PLAYS, total, speed_text(scene));
    if (has_the_keys(block, scene) && fits_beside_title(diagram, text_width(into), width))
        return true;
    snprintf(into, size, "%s %s%s", sign, total, speed_text(scene));
    return false;
}

/* "▶ 3.4 s of 8 s  2×", or without the total where there is no room for it beside the title. */
static void played_text(const struct block *block, const struct scene *scene, int width, bool ascii,
                        char *into, size_t size) {
    static const char *const signs[][2] = {{"▶", ">"}, {"‖", "||"}, {"■", "#"}};
    const struct diagram *diagram = block->object;
    struct film film = films_at(scene->films, block);
    const char *speed = speed_text(scene);
    char clock[DURATION_TEXT_BYTES], total[DURATION_TEXT_BYTES];
    int sign = films_playing(scene->films, block) ? 0 : is_over(block, scene) ? 2 : 1;
    duration_clock(diagram->lasts_usec, clock);
    total_text(diagram->lasts_usec, total);
    int widest = (int)(strlen(clock) + strlen(total)) + 6 + text_width(speed);
    bool whole = fits_beside_title(diagram, widest, width);
    duration_clock(film.time_usec, clock);
    snprintf(into, size, "%s %s%s%s%s", signs[sign][ascii], clock, whole ? " of " : "",
             whole ? total : "", speed);
}

/* Rows of title and state, at their widest, so that the clock makes none jump. */
static int title_rows(const struct diagram *diagram, const struct scene *scene, int width) {
    char widest[DURATION_TEXT_BYTES + 16], clock[DURATION_TEXT_BYTES];
    struct pen pen = {.arena = scene->arena, .width_cells = width};
    snprintf(widest, sizeof widest, "|| %s%s", duration_clock(diagram->lasts_usec, clock),
             speed_text(scene));
    pen_pair(&pen, 0, theme_style(ROLE_HEADING), diagram->title, theme_style(ROLE_VALUE), widest);
    return pen.y;
}

/* The caption's rows with the gap above them: blank rows of the picture give way to it. */
static int caption_rows(const struct diagram *diagram, const struct scene *scene, int width) {
    return diagram->caption != NULL ? prose_rows(diagram->caption, width, scene->arena) + 1 : 0;
}

/* Gives the picture the rows that it needs, as far as they are there: words give way to it, then
 * the gaps. What is still too tall moves under its titles. */
static void fit_picture(struct plan *plan, int rows) {
    int needs = plan->sequence.header_rows + plan->sequence.row_count;
    for (; rows < needs && plan->moment_rows > 1; rows++)
        plan->moment_rows--;
    if (rows < needs) {
        plan->gap_rows = 0;
        rows += 2;
    }
    if (rows < needs && rows < GOOD_PICTURE && plan->moment_rows == 1) {
        plan->moment_rows = 0; /* the footer tells of Space, too */
        rows++;
    }
    rows = int_max(rows, LEAST_PICTURE);
    plan->picture_rows = rows < needs ? rows : needs;
}

static int picture_row(const struct plan *plan) {
    return plan->title_rows + plan->gap_rows;
}

static int say_row(const struct plan *plan) {
    return picture_row(plan) + plan->picture_rows + plan->gap_rows;
}

static int plan_rows(const struct plan *plan) {
    return say_row(plan) + plan->say_rows + plan->moment_rows;
}

/* Lays the whole piece out for its width; false when out of memory. */
static bool make_plan(const struct block *block, const struct scene *scene, int width,
                      struct plan *plan) {
    const struct diagram *diagram = block->object;
    *plan = (struct plan){.width = int_max(width - INDENT, 1)};
    if (!diagram_trace(diagram, &plan->trace, scene->arena))
        return false;
    plan->title_rows = title_rows(diagram, scene, plan->width);
    plan->say_rows = most_say_rows(&plan->trace, plan->width);
    if (plan->title_rows + GOOD_PICTURE + plan->say_rows > scene->body_rows)
        plan->title_rows = 1; /* cut: what is told must stay in view */
    plan->moment_rows = most_moment_rows(&plan->trace, plan->width, scene->arena);
    plan->gap_rows = 1;
    int wanted = scene->body_rows - plan->title_rows - plan->say_rows - plan->moment_rows - 2;
    plan->sequence =
        sequence_layout(&plan->trace, plan->width, wanted - caption_rows(diagram, scene, width),
                        scene->zoomed ? SEQUENCE_ROOM_FULL : SEQUENCE_ROOM_AIRY, scene->arena);
    fit_picture(plan, wanted);
    return true;
}

static bool shows_transcript(const struct block *block, const struct scene *scene) {
    return facts_get(scene->marks, block->id, ".text", 0) != 0;
}

/* The film as text, for a width; the writer is the caller's to release. */
static struct writer write_transcript(const struct diagram *diagram, const char *indent, int width,
                                      struct arena *arena) {
    struct writer writer = {0};
    struct trace trace;
    if (diagram_trace(diagram, &trace, arena))
        trace_transcript(&trace, indent, width, arena, &writer);
    return writer;
}

static int count_lines(const struct writer *writer) {
    int lines = 0;
    for (size_t i = 0; i < writer->length; i++)
        lines += writer->text[i] == '\n';
    return lines;
}

static void write(const struct block *block, int part, const struct scene *scene, struct pen *pen) {
    const struct diagram *diagram = block->object;
    (void)scene;
    if (part == PART_CAPTION)
        pen_prose(pen, 0, theme_style(ROLE_QUIET), diagram->caption);
}

static void layout(const struct block *block, const struct scene *scene, struct flow *flow) {
    const struct diagram *diagram = block->object;
    struct plan plan;
    if (!make_plan(block, scene, flow->width, &plan)) {
        flow->failed = true;
        return;
    }
    flow_add(flow, block, PART_PICTURE, plan_rows(&plan), PIECE_STOP | PIECE_ENTERS);
    if (diagram->caption != NULL) {
        flow_gap(flow);
        block_add(block, PART_CAPTION, 0, scene, flow);
    }
    if (!shows_transcript(block, scene))
        return;
    struct writer writer = write_transcript(diagram, "", flow->width, scene->arena);
    flow_gap(flow);
    flow_add(flow, block, PART_TRANSCRIPT, count_lines(&writer), 0);
    writer_release(&writer);
}

/* --- Drawing. --- */

static void draw_title(const struct piece *piece, const struct scene *scene,
                       const struct plan *plan, struct canvas *canvas) {
    const struct diagram *diagram = piece->block->object;
    char state[64];
    bool focused = scene_focused(scene, piece->block, piece->part);
    struct style style = theme_style(focused ? ROLE_FOCUS : ROLE_HEADING);
    struct pen pen = {.canvas = canvas, .arena = scene->arena, .width_cells = plan->width};
    if (is_unplayed(piece->block, scene))
        unplayed_text(piece->block, scene, plan->width, canvas->ascii, state, sizeof state);
    else
        played_text(piece->block, scene, plan->width, canvas->ascii, state, sizeof state);
    if (plan->title_rows > 1) {
        pen_pair(&pen, 0, style, diagram->title, theme_style(ROLE_VALUE), state);
        return;
    }
    int x = int_max(plan->width - text_width(state), 0);
    canvas_text_cut(canvas, 0, 0, x - 2, style, diagram->title);
    canvas_text(canvas, x, 0, theme_style(ROLE_VALUE), state);
}

/* In as many rows as are kept for it; the rest is cut. */
static void draw_moment(const char *text, const struct plan *plan, int y, struct canvas *canvas) {
    struct style style = theme_style(ROLE_QUIET);
    size_t length = strlen(text), from = 0;
    for (int row = 1; row < plan->moment_rows && from < length; row++, y++) {
        struct text_line line;
        from = text_wrap(text, length, from, plan->width, &line);
        canvas_text_n(canvas, 0, y, style, text + line.start, line.length);
    }
    canvas_text_cut(canvas, 0, y, plan->width, style, text + from);
}

/* The moment in words, after what Space does there. Before a film is played only the latter, where
 * the title has no room for it; and at its end, where no more happens. */
static const char *words_below(const struct block *block, const struct scene *scene,
                               const struct plan *plan, bool ascii) {
    char state[64];
    const char *hint = hint_text(block, scene);
    if (is_over(block, scene) && hint[0] != '\0')
        return hint;
    if (!is_unplayed(block, scene))
        return moment_text(&plan->trace, films_at(scene->films, block).time_usec, hint,
                           scene->arena);
    return unplayed_text(block, scene, plan->width, ascii, state, sizeof state) ? "" : hint;
}

static void draw_words(const struct piece *piece, const struct scene *scene,
                       const struct plan *plan, struct canvas *canvas) {
    int64_t at_usec = films_at(scene->films, piece->block).time_usec;
    const struct trace_beat *beat = trace_latest_beat(&plan->trace, at_usec);
    const char *hint = hint_text(piece->block, scene);
    const char *words = words_below(piece->block, scene, plan, canvas->ascii);
    struct pen pen = {
        .canvas = canvas, .arena = scene->arena, .width_cells = plan->width, .y = say_row(plan)};
    pen_label(&pen, 0, theme_style(ROLE_TEXT), beat != NULL ? beat->say : NULL);
    int y = say_row(plan) + plan->say_rows;
    draw_moment(words, plan, y, canvas);
    if (words[0] != '\0' && text_width(hint) <= plan->width)
        canvas_text(canvas, 0, y, theme_style(ROLE_KEY), hint);
}

static void draw_picture(const struct piece *piece, const struct scene *scene,
                         struct canvas *canvas) {
    struct plan plan;
    if (!make_plan(piece->block, scene, piece->at.width, &plan))
        return;
    struct canvas_state state =
        canvas_push(canvas, (struct rect){INDENT, 0, piece->at.width - INDENT, piece->at.height});
    struct rect area = {0, picture_row(&plan), plan.width, plan.picture_rows};
    draw_title(piece, scene, &plan, canvas);
    sequence_draw(&plan.sequence, films_at(scene->films, piece->block).time_usec, area,
                  scene->arena, canvas);
    draw_words(piece, scene, &plan, canvas);
    canvas_pop(canvas, state);
}

static void draw_transcript(const struct piece *piece, const struct scene *scene,
                            struct canvas *canvas) {
    struct writer writer =
        write_transcript(piece->block->object, "", piece->at.width, scene->arena);
    const char *line = writer.text;
    for (int y = 0; line != NULL && *line != '\0'; y++) {
        size_t length = strcspn(line, "\n");
        canvas_text_n(canvas, 0, y, theme_style(ROLE_TEXT), line, length);
        line += length + (line[length] == '\n');
    }
    writer_release(&writer);
}

static void draw(const struct piece *piece, const struct scene *scene, struct canvas *canvas) {
    if (piece->part == PART_PICTURE)
        draw_picture(piece, scene, canvas);
    else if (piece->part == PART_TRANSCRIPT)
        draw_transcript(piece, scene, canvas);
}

/* --- Keys. --- */

enum action {
    ACTION_PLAY,
    ACTION_PAUSE,
    ACTION_GO_ON,
    ACTION_AGAIN,
    ACTION_DRIVE,
    ACTION_STEPS, /* only for the footer, as the other plurals */
    ACTION_STEP_BACK,
    ACTION_STEP_ON,
    ACTION_SEEKS,
    ACTION_SEEK_BACK,
    ACTION_SEEK_ON,
    ACTION_SPEEDS,
    ACTION_FASTER,
    ACTION_SLOWER,
    ACTION_SHOW_TEXT,
    ACTION_HIDE_TEXT,
    ACTION_RESTART,
    ACTION_START,
    ACTION_END,
    ACTION_NEXT_STOP,
    ACTION_STOP_BEFORE
};

#define BIT(action) (1u << (action))

static const struct binding bindings[] = {
    {{KEYSYM_SPACE, KEYSYM_ENTER}, "Space", "play", ACTION_PLAY},
    {{KEYSYM_SPACE, KEYSYM_ENTER}, "Space", "pause", ACTION_PAUSE},
    {{KEYSYM_SPACE, KEYSYM_ENTER}, "Space", "go on", ACTION_GO_ON},
    {{KEYSYM_SPACE, KEYSYM_ENTER}, "Space", "replay", ACTION_AGAIN},
    {{KEYSYM_NONE}, "Enter", "and steer", ACTION_DRIVE},
    {{KEYSYM_NONE}, ", .", "step", ACTION_STEPS},
    {{','}, NULL, "one message back", ACTION_STEP_BACK},
    {{'.'}, NULL, "one message on", ACTION_STEP_ON},
    {{KEYSYM_NONE}, "←→", "seek", ACTION_SEEKS},
    {{KEYSYM_LEFT, 'h'}, NULL, "one second back", ACTION_SEEK_BACK},
    {{KEYSYM_RIGHT, 'l'}, NULL, "one second on", ACTION_SEEK_ON},
    {{KEYSYM_NONE}, "+-", "speed", ACTION_SPEEDS},
    {{'+', '='}, NULL, "faster", ACTION_FASTER},
    {{'-', '_'}, NULL, "slower", ACTION_SLOWER},
    {{'t'}, "t", "text", ACTION_SHOW_TEXT},
    {{'t'}, "t", "hide text", ACTION_HIDE_TEXT},
    {{'r'}, "r", "restart", ACTION_RESTART},
    {{KEYSYM_HOME}, NULL, "to the start", ACTION_START},
    {{KEYSYM_END}, NULL, "to the end", ACTION_END},
    {{KEYSYM_DOWN, 'j'}, NULL, "leave for the next stop", ACTION_NEXT_STOP},
    {{KEYSYM_UP, 'k'}, NULL, "leave for the stop before", ACTION_STOP_BEFORE},
    {.does = NULL},
};

static uint32_t offer_play(const struct block *block, const struct scene *scene) {
    const struct diagram *diagram = block->object;
    struct film film = films_at(scene->films, block);
    if (films_playing(scene->films, block))
        return BIT(ACTION_PAUSE);
    if (film.waiting)
        return BIT(ACTION_GO_ON);
    return film.time_usec >= diagram->lasts_usec ? BIT(ACTION_AGAIN) : BIT(ACTION_PLAY);
}

static uint32_t offer_moves(const struct block *block, const struct scene *scene) {
    const struct diagram *diagram = block->object;
    int64_t at_usec = films_at(scene->films, block).time_usec;
    uint32_t offers = 0;
    if (at_usec > 0)
        offers |=
            BIT(ACTION_STEP_BACK) | BIT(ACTION_SEEK_BACK) | BIT(ACTION_RESTART) | BIT(ACTION_START);
    if (at_usec < diagram->lasts_usec)
        offers |= BIT(ACTION_STEP_ON) | BIT(ACTION_SEEK_ON) | BIT(ACTION_END);
    return offers | BIT(ACTION_STEPS) | BIT(ACTION_SEEKS);
}

static uint32_t offers(const struct piece *piece, const struct scene *scene) {
    const struct block *block = piece->block;
    if (piece->part != PART_PICTURE)
        return 0;
    uint32_t offers = offer_play(block, scene);
    if (!scene_entered(scene, block, PART_PICTURE))
        return offers | BIT(ACTION_DRIVE);
    if (scene->films->speed < FILM_FASTEST)
        offers |= BIT(ACTION_FASTER);
    if (scene->films->speed > FILM_SLOWEST)
        offers |= BIT(ACTION_SLOWER);
    offers |= shows_transcript(block, scene) ? BIT(ACTION_HIDE_TEXT) : BIT(ACTION_SHOW_TEXT);
    return offers | offer_moves(block, scene) | BIT(ACTION_SPEEDS) | BIT(ACTION_NEXT_STOP) |
           BIT(ACTION_STOP_BEFORE);
}

static bool reel(const struct block *block, const struct scene *scene, struct reel *reel) {
    const struct diagram *diagram = block->object;
    const struct diagram_step *steps = diagram->script.at;
    int64_t *stops = arena_array(scene->arena, (size_t)diagram->script.count, sizeof *stops);
    if (stops == NULL)
        return false;
    *reel = (struct reel){.lasts_usec = diagram->lasts_usec, .stops_usec = stops};
    for (int i = 0; i < diagram->script.count; i++)
        if (steps[i].stop)
            stops[reel->stop_count++] = steps[i].at_usec;
    return true;
}

/* Moves the film by hand: it rests there, and has been watched when that is the end. */
static void move_to(const struct block *block, int64_t to_usec, const struct reel *reel,
                    struct session *session) {
    if (films_playing(session->films, block))
        films_pause(session->films);
    films_seek(session->films, block, reel, to_usec, session->scene->now_usec);
    if (to_usec >= reel->lasts_usec)
        facts_set(session->facts, block->id, ".watched", 1);
}

static int64_t step_target(const struct trace *trace, int64_t at_usec, int action) {
    if (action == ACTION_STEP_BACK) {
        int64_t before = trace_previous_departure(trace, at_usec);
        return before != TRACE_NEVER ? before : 0;
    }
    int64_t next = trace_next_departure(trace, at_usec);
    return next != TRACE_NEVER ? next : trace->lasts_usec;
}

/* Where a key moves the film to, or -1 where it does not. */
static int64_t target_of(const struct block *block, int action, const struct scene *scene) {
    enum { SEEK_USEC = 1000000 };
    const struct diagram *diagram = block->object;
    int64_t at_usec = films_at(scene->films, block).time_usec;
    struct trace trace;
    switch (action) {
    case ACTION_STEP_BACK:
    case ACTION_STEP_ON:
        return diagram_trace(diagram, &trace, scene->arena) ? step_target(&trace, at_usec, action)
                                                            : -1;
    case ACTION_SEEK_BACK:
        return at_usec > SEEK_USEC ? at_usec - SEEK_USEC : 0;
    case ACTION_SEEK_ON:
        return at_usec + SEEK_USEC;
    case ACTION_START:
    case ACTION_RESTART:
        return 0;
    case ACTION_END:
        return diagram->lasts_usec;
    default:
        return -1;
    }
}

static void leave(int action, struct session *session) {
    session->leave = true;
    session->to_next = action == ACTION_NEXT_STOP;
    session->to_previous = action == ACTION_STOP_BEFORE;
}

static void show_text(const struct block *block, bool shown, struct session *session) {
    if (facts_set(session->marks, block->id, ".text", shown) && shown)
        snprintf(session->notice, sizeof session->notice,
                 "The film as text stands below the diagram.");
}

static void act(const struct piece *piece, int action, struct session *session) {
    const struct block *block = piece->block;
    struct reel its;
    if (!reel(block, session->scene, &its))
        return;
    int64_t to_usec = target_of(block, action, session->scene);
    if (to_usec >= 0)
        move_to(block, to_usec, &its, session);
    if (action <= ACTION_AGAIN)
        films_toggle(session->films, block, &its, session->scene->now_usec);
    else if (action == ACTION_RESTART)
        films_play(session->films, block, &its, session->scene->now_usec);
    else if (action == ACTION_FASTER || action == ACTION_SLOWER)
        films_change_speed(session->films, action == ACTION_FASTER ? 1 : -1);
    else if (action == ACTION_SHOW_TEXT || action == ACTION_HIDE_TEXT)
        show_text(block, action == ACTION_SHOW_TEXT, session);
    else if (action == ACTION_NEXT_STOP || action == ACTION_STOP_BEFORE)
        leave(action, session);
}

/* --- The rest. --- */

static int present_row(const struct piece *piece, const struct scene *scene) {
    struct plan plan;
    struct film film = films_at(scene->films, piece->block);
    if (!make_plan(piece->block, scene, piece->at.width, &plan))
        return 0;
    if (film.waiting)
        return say_row(&plan);
    int row = sequence_present_row(&plan.sequence, film.time_usec) + plan.sequence.header_rows;
    return picture_row(&plan) + (row < plan.picture_rows ? row : plan.picture_rows - 1);
}

static int64_t next_change(const struct piece *piece, const struct scene *scene) {
    enum { TENTH_USEC = 100000 };
    const struct diagram *diagram = piece->block->object;
    struct plan plan;
    if (!films_playing(scene->films, piece->block) ||
        !make_plan(piece->block, scene, piece->at.width, &plan))
        return FILM_NEVER;
    int64_t at_usec = films_at(scene->films, piece->block).time_usec;
    int64_t next = (at_usec / TENTH_USEC + 1) * TENTH_USEC;
    int64_t moves = sequence_next_change(&plan.sequence, at_usec);
    next = moves < next ? moves : next;
    next = diagram->lasts_usec < next ? diagram->lasts_usec : next;
    for (int i = 0; i < plan.trace.beat_count; i++) {
        int64_t beat = plan.trace.beats[i].at_usec;
        next = beat > at_usec && beat < next ? beat : next;
    }
    return films_when(scene->films, next);
}

static void tally(const struct block *block, const struct scene *scene, struct tally *tally) {
    tally->stops++;
    tally->worked += facts_get(scene->facts, block->id, ".watched", 0) != 0;
}

static void plain(const struct block *block, const struct scene *scene, struct writer *writer) {
    const struct diagram *diagram = block->object;
    writer_wrapped(writer, "", "", PLAIN_WIDTH, diagram->title);
    struct writer lines = write_transcript(diagram, "  ", PLAIN_WIDTH, scene->arena);
    writer_bytes(writer, lines.text, lines.length);
    writer_release(&lines);
    if (diagram->caption != NULL)
        prose_plain(diagram->caption, PLAIN_WIDTH, "", "", writer);
}

const struct block_kind block_diagram = {
    .schema = {.name = "diagram",
               .summary = "A film of messages between actors, played, paused and stepped through.",
               .fields = diagram_fields,
               .size = sizeof(struct diagram),
               .check = diagram_check},
    .layout = layout,
    .write = write,
    .draw = draw,
    .bindings = bindings,
    .offers = offers,
    .act = act,
    .tally = tally,
    .reel = reel,
    .present_row = present_row,
    .next_change = next_change,
    .plain = plain,
};

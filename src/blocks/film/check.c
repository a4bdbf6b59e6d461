/* What the rows of a scripted diagram cannot say: which fields each kind of step needs, and when it
 * may be. */
#include <stdio.h>
#include <string.h>

#include "base/duration.h"
#include "base/suggest.h"
#include "base/text.h"
#include "blocks/film/written.h"
#include "lesson/check.h"

enum { REASON_BYTES = 160 };

/* One step being checked, with its place in the list. */
struct review {
    const struct written_diagram *written;
    const struct written_step *step;
    struct check *check;
    int index;
    bool good;
};

static struct place at_field(const struct review *review, const char *field) {
    return check_place(review->check, "script/%d/%s", review->index, field);
}

/* Of fields that do not go together: at the field that is one too many. */
static void refuse(struct review *review, const char *field, const char *text) {
    struct place place = check_key_place(review->check, "script/%d/%s", review->index, field);
    review->good = check_error(review->check, place, CODE_STEP_FIELDS, "%s", text);
}

/* Of a time, with what was found there. */
static void refuse_time(struct review *review, const char *field, const char *reason) {
    review->good =
        check_value(review->check, CODE_STEP_TIME, reason, "script/%d/%s", review->index, field);
}

static void refuse_late(struct review *review, const char *field, const char *what) {
    char reason[REASON_BYTES], end[DURATION_TEXT_BYTES];
    snprintf(reason, sizeof reason,
             "%s after the film's end at %s" HELP "let it come earlier, or the film last longer",
             what, duration_format(review->written->diagram.lasts_usec, end));
    refuse_time(review, field, reason);
    check_beside(review->check, check_place(review->check, "lasts"), "the film's end");
}

static void refuse_early(struct review *review, int64_t above_usec) {
    char reason[REASON_BYTES], above[DURATION_TEXT_BYTES];
    snprintf(reason, sizeof reason,
             "this is before the step above it, at %s" HELP "put the steps in the order of time",
             duration_format(above_usec, above));
    refuse_time(review, "at", reason);
    check_beside(review->check, check_place(review->check, "script/%d/at", review->index - 1),
                 "the step above");
}

static void check_actor(struct review *review, struct place place, const char *id) {
    const struct written_diagram *written = review->written;
    const struct written_actor *actor = written->actors.at;
    const char *ids[DIAGRAM_ACTOR_LIMIT];
    char remedy[SUGGEST_REMEDY_BYTES];
    if (written_actor_index(written, id) >= 0)
        return;
    for (int i = 0; i < written->actors.count; i++)
        ids[i] = actor[i].id;
    check_error(review->check, place, CODE_NO_SUCH_PART, "\"%s\" is no actor of this diagram%s", id,
                suggest_remedy(remedy, id, ids, written->actors.count));
    review->good = check_fix(review->check, place, suggest_only(id, ids, written->actors.count));
}

static bool is_message(const struct written_step *step) {
    return step->from != NULL || step->to != NULL;
}

static void check_one_thing(struct review *review) {
    const struct written_step *step = review->step;
    int things = is_message(step) + (step->appears != NULL) + (step->opens.count > 0);
    if (things > 1)
        refuse(review, "at",
               "a step is one thing: a message (\"from\", \"to\"), data (\"appears\") or a "
               "connection (\"opens\")" HELP "make it two steps");
    else if (things == 0 && step->say == NULL)
        refuse(review, "at",
               "nothing happens in this step" HELP
               "give it a message (\"from\", \"to\"), data (\"appears\"), a connection (\"opens\") "
               "or something to \"say\"");
    else if (things == 0 && step->label != NULL)
        refuse(review, "label",
               "there is nothing here that a \"label\" could stand at" HELP
               "leave it out, or \"say\" it");
    else if (things == 1 && step->label == NULL)
        refuse(review, "at",
               "a message, data and a connection need a \"label\"" HELP "say in it what it is");
}

static void refuse_itself(struct review *review, const char *field, const char *text) {
    review->good = check_error(review->check, at_field(review, field), CODE_ACTORS, "%s", text);
}

static void check_message(struct review *review) {
    const struct written_step *step = review->step;
    if (step->from == NULL || step->to == NULL) {
        refuse(review, step->from != NULL ? "from" : "to",
               "a message needs both \"from\" and \"to\"" HELP "name the other actor, too");
        return;
    }
    check_actor(review, at_field(review, "from"), step->from);
    check_actor(review, at_field(review, "to"), step->to);
    if (strcmp(step->from, step->to) == 0)
        refuse_itself(review, "to",
                      "a message goes to another actor than the one it comes from" HELP
                      "name the other one, or let data appear");
    if (step->fails && step->takes_usec >= 0)
        refuse(review, "takes", "a message that fails never arrives" HELP "leave \"takes\" out");
    else if (!step->fails && step->takes_usec < 0)
        refuse(review, "at",
               "a message needs \"takes\", unless it fails" HELP
               "say how long it travels, as in \"takes\": \"200ms\"");
    else if (!step->fails && step->at_usec + step->takes_usec > review->written->diagram.lasts_usec)
        refuse_late(review, "takes", "the message would arrive");
    if (step->until_usec != TRACE_NEVER)
        refuse(review, "until",
               "\"until\" is for data and connections" HELP "say how long a message \"takes\"");
}

static void refuse_until(struct review *review) {
    refuse_time(review, "until", "\"until\" must come after \"at\"" HELP "let it end later");
    check_beside(review->check, at_field(review, "at"), "it begins here");
}

static void check_span(struct review *review) {
    const struct written_step *step = review->step;
    const char *const *opens = step->opens.at;
    if (step->appears != NULL)
        check_actor(review, at_field(review, "appears"), step->appears);
    for (int i = 0; i < step->opens.count; i++)
        check_actor(review, check_place(review->check, "script/%d/opens/%d", review->index, i),
                    opens[i]);
    if (step->opens.count == 2 && strcmp(opens[0], opens[1]) == 0)
        refuse_itself(review, "opens/1",
                      "a connection joins two different actors" HELP "name the other one");
    if (step->until_usec != TRACE_NEVER && step->appears == NULL && step->opens.count == 0)
        refuse(review, "until",
               "there is nothing here that lasts \"until\" some time" HELP "leave it out");
    else if (step->until_usec <= step->at_usec)
        refuse_until(review);
    if (step->takes_usec >= 0)
        refuse(review, "takes",
               "\"takes\" is for messages" HELP "leave it out, or say \"until\" when this lasts");
    if (step->style >= 0)
        refuse(review, "style", "\"style\" is for messages" HELP "leave it out");
    if (step->fails)
        refuse(review, "fails", "\"fails\" is for messages" HELP "leave it out");
}

static void check_label(struct review *review) {
    const char *label = review->step->label;
    int cells = label != NULL ? text_width(label) : 0;
    if (cells > DIAGRAM_LABEL_CELLS)
        review->good =
            check_error(review->check, at_field(review, "label"), CODE_LABEL,
                        "this label takes %d cells, and at most %d stand at an arrow" HELP
                        "shorten it, or \"say\" it",
                        cells, DIAGRAM_LABEL_CELLS);
}

static void check_time(struct review *review) {
    const struct written_step *step = review->step;
    if (step->at_usec > review->written->diagram.lasts_usec)
        refuse_late(review, "at", "this is");
    if (review->index > 0 && step->at_usec < step[-1].at_usec)
        refuse_early(review, step[-1].at_usec);
}

static void refuse_both(struct review *review, int back) {
    review->good = check_error(review->check, at_field(review, "say"), CODE_STEP_TIME,
                               "two things are told at the same time" HELP "move one of them");
    check_beside(review->check, check_place(review->check, "script/%d/say", review->index - back),
                 "the other");
}

/* A beat is what is told last at its time: of two at one time nobody would see the first. */
static void check_beat(struct review *review) {
    const struct written_step *step = review->step;
    if (step->stop && step->say == NULL)
        refuse(review, "stop",
               "a step that stops needs something to \"say\" meanwhile" HELP
               "\"say\" it, or leave \"stop\" out");
    for (int i = 1; i <= review->index && step[-i].at_usec == step->at_usec; i++)
        if (step->say != NULL && step[-i].say != NULL) {
            refuse_both(review, i);
            return;
        }
}

static bool check_script(const struct written_diagram *written, struct check *check) {
    const struct written_step *steps = written->script.at;
    struct review review = {.written = written, .check = check, .good = true};
    for (review.index = 0; review.index < written->script.count; review.index++) {
        review.step = &steps[review.index];
        check_time(&review);
        check_one_thing(&review);
        check_label(&review);
        if (is_message(review.step))
            check_message(&review);
        else
            check_span(&review);
        check_beat(&review);
    }
    return review.good;
}

static bool is_mission(const struct written_diagram *written) {
    return written->diagram.mission != NULL;
}

static bool fail_two_ways(bool both, struct check *check) {
    if (!both)
        return check_error(check, check_place(check, "id"), CODE_ONE_OF,
                           "a diagram has a \"script\" or a scenario to \"simulate\"" HELP
                           "write one of the two");
    check_error(check, check_key_place(check, "simulate"), CODE_ONE_OF,
                "a diagram has a \"script\" or a scenario to \"simulate\", not both" HELP
                "leave one out");
    return check_beside(check, check_key_place(check, "script"), "the other");
}

/* What the author wrote, before its names are sought. */
static bool check_written(const struct written_diagram *written, struct check *check) {
    bool scripted = written->script.count > 0, simulated = written->simulate.set.named != 0;
    if (scripted == simulated)
        return fail_two_ways(scripted, check);
    if (!vary_check(&written->diagram.prediction, &written->simulate, check))
        return false;
    return simulated ? diagram_check_actors(written, check)
                     : diagram_check_scripted(written, check) && check_script(written, check);
}

/* A playground with missions has in them what a diagram asks, and its goal. */
static bool check_playground(const struct written_diagram *written, struct check *check) {
    const struct prediction *prediction = &written->diagram.prediction;
    const struct {
        const char *name, *remedy;
        bool there;
    } fields[] = {
        {"goal", "make it the \"task\" of one", written->goal.count > 0},
        {"predict", "ask it in one", prediction->predict.count > 0},
        {"vary", "let one vary", prediction->vary.count > 0},
        {"then", "let it follow one", prediction->then.count > 0},
    };
    bool good = true;
    for (size_t i = 0; i < sizeof fields / sizeof *fields && written->diagram.missions.count > 0;
         i++)
        if (fields[i].there)
            good = check_error(
                check, check_key_place(check, "%s", fields[i].name), CODE_OF_A_MISSION,
                "a diagram with \"missions\" has no \"%s\" of its own" HELP "%s, or leave it out",
                fields[i].name, fields[i].remedy);
    return good;
}

/* What is told of the runs may be wrong, and they are checked all the same. */
static bool check_read(const struct written_diagram *written, struct arena *arena,
                       struct check *check) {
    struct diagram diagram = written->diagram;
    bool runs = diagram_read_runs(written, check, &diagram, arena);
    bool told = diagram_read_told(written, check, &diagram, arena);
    if (!diagram.is_simulated)
        diagram_check_seen(written, &diagram.script, arena, check);
    if (!runs ||
        (diagram.is_simulated && !diagram_check_simulated(written, &diagram, arena, check)))
        return false;
    if (!told || !(is_mission(written) ? diagram_check_figure(&diagram, check)
                                       : diagram_check_predict(&diagram, check)))
        return false;
    if (diagram.is_simulated &&
        !diagram_check_fills(&diagram, check_is_thorough(check), arena, check))
        return false;
    return !diagram.is_simulated ||
           (diagram_check_vary(written, &diagram, arena, check) &&
            (is_mission(written) || diagram_check_section(&diagram, check)));
}

/* Each as if its author had written the playground so. */
static bool check_missions(const struct written_diagram *written, struct arena *arena,
                           struct check *check) {
    bool good = true;
    for (int i = 0; i < written->diagram.missions.count; i++) {
        struct written_diagram laid = diagram_lay_mission(written, i);
        check_within(check, "missions", i,
                     arena_printf(arena, "in mission \"%s\"", laid.diagram.id));
        good = check_written(&laid, check) && check_read(&laid, arena, check) && good;
        check_within(check, NULL, 0, NULL);
    }
    return good;
}

bool diagram_check(const void *object, struct check *check) {
    struct arena arena = {0};
    const struct written_diagram *written = object;
    bool good = check_written(written, check) && check_playground(written, check) &&
                check_read(written, &arena, check) && check_missions(written, &arena, check);
    arena_release(&arena);
    return good;
}

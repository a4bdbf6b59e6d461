/*
 * A diagram as its author wrote it. Only what loads it knows this: its rows (film/fields.c), its
 * check (film/check*.c) and what reads the names and texts in it (film/read.c,
 * film/script.c). All else sees the struct diagram that is made of it.
 */
#ifndef RTLESSON_BLOCKS_FILM_WRITTEN_H
#define RTLESSON_BLOCKS_FILM_WRITTEN_H

#include "blocks/ask/vary.h"
#include "blocks/film/simulated.h"

struct written_actor {
    const char *id, *title;
};

/* One step: a message (from, to), data (appears), a connection (opens), or only something to say.
 * What the author left out is NULL, empty, or as the schema presets it. */
struct written_step {
    int64_t at_usec;
    const char *from, *to;
    const char *appears;
    struct list opens; /* of const char *: two actors */
    const char *label;
    int64_t takes_usec; /* -1: not said */
    int64_t until_usec; /* TRACE_NEVER: not said */
    int style;          /* enum trace_style; -1: not said */
    bool fails;
    const char *say;
    bool stop;
};

/* The diagram's scenario with some knobs set otherwise. */
struct written_lane {
    const char *id, *title;
    struct scenario_field set;
};

/* Through listed values, or from one value to another in steps of a logarithmic scale. */
struct written_knob {
    const char *id, *turns, *title; /* title: NULL, as the knob is called */
    const char *from, *to;
    int steps;
    struct list values; /* of const char * */
};

struct written_beat {
    int when; /* in happening_names */
    int nth;
    int64_t over_usec;
    const char *lane; /* NULL: the first */
    const char *say;
    bool stop;
};

/* Of a playground: a goal, with some knobs fixed. Its object is a diagram, which its playground's
 * finish makes. */
struct written_mission {
    struct diagram diagram; /* first: of it, id, prediction and what it asks for are written */
    struct written_mission *self; /* to be filled in when the playground is finished */
    struct scenario_field set;
    struct list task; /* of struct pair, as the goal's */
};

struct written_diagram {
    struct diagram diagram; /* first, so that the block's object is one */
    struct list actors;     /* of struct written_actor */
    struct list script;     /* of struct written_step; empty where the film is simulated */
    struct list
        other_terms;      /* of struct pair: why its terms are not those of its lesson's tables */
    int pace;             /* as the schema names it: diagram_pace_quarters */
    int64_t measure_usec; /* 0: not said */
    struct scenario_field simulate;
    struct list lanes;           /* of struct written_lane: several runs on one clock */
    struct list knobs;           /* of struct written_knob */
    struct list beats;           /* of struct written_beat */
    const char *sweep;           /* id of the knob along the axis, or NULL */
    struct list goal;            /* of struct pair: a measure and its bound */
    struct scenario_field fixed; /* of a mission laid over its playground: what it sets */
};

/* --- What the rows' names stand for (film/fields.c). --- */

/* Quarters of a second of the film in a second of the learner's. */
int diagram_pace_quarters(int pace);

/* --- Reading (film/read.c). --- */

/* Make what is used, into, of what is written: names become rows and indices, texts numbers. What
 * the schema's rows alone fill in is there already. Each mistake is told to the check; false when
 * there was one. Where the check has found none, it may be NULL. What is made is the arena's. */

/* What is run: lanes and knobs, or the script. */
bool diagram_read_runs(const struct written_diagram *written, struct check *check,
                       struct diagram *into, struct arena *arena);
/* What is told of it: sweep, beats, goal and a prediction's figure. A list in which something is
 * wrong is left empty, so that the rest can be checked all the same. */
bool diagram_read_told(const struct written_diagram *written, struct check *check,
                       struct diagram *into, struct arena *arena);
/* A sibling, of a diagram that was read so: what is run of it with its draw in place of the
 * author's values. */
bool diagram_read_sibling(const struct written_diagram *written, int sibling, struct check *check,
                          const struct diagram *own, struct diagram *into, struct arena *arena);
/* The schema's: all of it into the object itself. */
void diagram_finish(void *object, struct arena *arena);

/* The conditions of a goal, into (of struct condition), from pairs (of struct pair) that stand at
 * the path in what is checked; the diagram says how its knobs are called. Else as above
 * (film/read_goal.c). */
bool goal_read(const struct list *pairs, const char *path, const struct diagram *diagram,
               struct check *check, struct list *into, struct arena *arena);

/* What stands for the placeholders in its texts, in the arena (film/read_fills.c). */
bool diagram_read_fills(const struct written_diagram *written, struct check *check,
                        struct diagram *into, struct arena *arena);
/* The index of the lane with an id of so many bytes, or -1; and the words that there is none, in
 * the arena (film/lane_ids.c). */
int written_lane_index(const struct written_diagram *written, const char *id, size_t bytes);
const char *written_no_lane(const struct written_diagram *written, const char *id,
                            struct arena *arena);
/* The id of the lane that must have been meant by another one, or NULL (suggest_only). */
const char *written_lane_meant(const struct written_diagram *written, const char *id);

/* --- Missions (film/read_mission.c). --- */

/* The playground as its author wrote it, with what one of its missions says in its place: that is
 * read, checked and finished as any diagram. */
struct written_diagram diagram_lay_mission(const struct written_diagram *playground, int mission);
/* Where the scenario of what is laid so differs from its playground's, or of any other stands; and
 * the goal: the names of fields, for the check. */
const char *written_scenario_field(const struct written_diagram *written);
const char *written_goal_field(const struct written_diagram *written);
/* The mission's, as the schema wants them. */
bool mission_check(const void *object, struct check *check);
void mission_finish(void *object, struct arena *arena);

/* The index of the actor with this id, or -1 (film/actors.c). */
int written_actor_index(const struct written_diagram *written, const char *id);
/* The actor's title as it is shown: cut after DIAGRAM_LABEL_CELLS. The author's, or in the arena.
 */
const char *written_actor_title(const struct written_diagram *written, int actor,
                                struct arena *arena);
/* The trace of a script that passed the check (film/script.c), in the arena. A connection that
 * is open until the film's end never closes. */
struct trace diagram_read_script(const struct written_diagram *written, struct arena *arena);

/* --- The check: what no row can say. diagram is what was read. --- */

/* The schema's check: of a script that its steps stand in order, are each one thing, name actors
 * that are declared, lie within the film, and have labels that fit. */
bool diagram_check(const void *object, struct check *check);
/* Of a goal, which stands at the path (film/check_goal.c): that what its relative conditions are
 * held against can be run, and is another run. All else of the diagram's knobs and scenarios holds.
 */
bool goal_check_others(const struct diagram *diagram, const char *path, struct check *check);
/* And that the start does not win, a setting of the knobs does, and what is said to be nearly the
 * best is. Settings are sought until all runs so far (simulate_steps) have come to so many steps;
 * then it is taken for granted. */
#define GOAL_SOUGHT_TO_THE_END UINT64_MAX
bool goal_check(const struct diagram *diagram, const char *path, uint64_t until_steps,
                struct check *check);
/* That a script has nothing beside it that only the simulator uses. The same of a simulated film:
 * its actors; values that its knobs can take, beats whose moment comes, a goal that can be won and
 * is not won yet (film/check_simulated.c). */
bool diagram_check_scripted(const struct written_diagram *written, struct check *check);
/* Warns of data that a script shows as seen when nothing reaches another actor: script is the trace
 * that was read of it (film/check_seen.c). */
void diagram_check_seen(const struct written_diagram *written, const struct trace *script,
                        struct arena *arena, struct check *check);
bool diagram_check_actors(const struct written_diagram *written, struct check *check);
bool diagram_check_simulated(const struct written_diagram *written, const struct diagram *diagram,
                             struct arena *arena, struct check *check);
/* The same of a sibling of one for which it held; beats and goal as long as all runs so far
 * (simulate_steps) have not come to so many steps. And that what varies can. */
bool diagram_check_sibling(const struct written_diagram *written, const struct diagram *sibling,
                           uint64_t until_steps, struct arena *arena, struct check *check);
bool diagram_check_varied(const struct written_diagram *written, const struct diagram *diagram,
                          struct check *check);
/* That what varies can, and that all of the above holds for each sibling, which are read into the
 * diagram (film/check_vary.c). What takes long is proven within a bound of its own, and what is
 * left is told. */
bool diagram_check_vary(const struct written_diagram *written, struct diagram *diagram,
                        struct arena *arena, struct check *check);
/* That what a frame runs of it is no more than FRAME_STEPS (sim/cost.h), however its knobs are
 * turned; all else of it was checked (film/check_cost.c). And with its siblings and the films
 * before it in its section. */
bool diagram_check_cost(const struct diagram *diagram, struct arena *arena, struct check *check);
bool diagram_check_section(const struct diagram *diagram, struct check *check);
/* That each figure in its texts has a value, and what is told of wrong answers is in the question's
 * unit; where proves says so, that it is wrong (film/check_fills.c). */
bool diagram_check_fills(const struct diagram *diagram, bool proves, struct arena *arena,
                         struct check *check);
/* That what is predicted can be told: a figure that has a value, in its unit
 * (film/check_predict.c). The value is one of a sibling, too. */
bool diagram_check_predict(const struct diagram *diagram, struct check *check);
bool diagram_check_figure(const struct diagram *diagram, struct check *check);

#endif

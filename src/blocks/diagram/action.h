/*
 * All that a key may do on any piece of a diagram: one table of keys, so one enum.
 */
#ifndef RTLESSON_BLOCKS_DIAGRAM_ACTION_H
#define RTLESSON_BLOCKS_DIAGRAM_ACTION_H

enum diagram_action {
    /* What works the film by Space comes first (diagram/keys.c). */
    ACTION_PLAY,
    ACTION_PAUSE,
    ACTION_GO_ON,
    ACTION_AGAIN,
    ACTION_STEPS, /* only for the footer, as the other plurals */
    ACTION_STEP_BACK,
    ACTION_STEP_ON,
    ACTION_SEEKS,
    ACTION_SEEK_BACK,
    ACTION_SEEK_ON,
    ACTION_LEAP_BACK,
    ACTION_LEAP_ON,
    ACTION_SPEEDS,
    ACTION_FASTER,
    ACTION_SLOWER,
    ACTION_LOOP,
    ACTION_LOOP_END,
    ACTION_MARK,
    ACTION_UNMARK,
    ACTION_TO_MARK,
    ACTION_BEATS,
    ACTION_NEXT_BEAT,
    ACTION_BEAT_BEFORE,
    ACTION_MAKE_EVENT,
    ACTION_MAKE_DROP,
    ACTION_MAKE_NONE, /* says that the film has ended; not in the footer */
    ACTION_UNMAKE,
    ACTION_UNMAKE_NONE, /* says that nothing was made; not in the footer */
    ACTION_SHOW_TEXT,
    ACTION_HIDE_TEXT,
    ACTION_RESTART,
    ACTION_START,
    ACTION_END,
    ACTION_LANES,
    ACTION_LANE_BEFORE,
    ACTION_NEXT_LANE,
    /* The still's, and the guess's. */
    DIAGRAM_OPEN,
    DIAGRAM_OPEN_AND_PLAY,
    DIAGRAM_OPEN_AND_ASK,
    DIAGRAM_SKIP,
    /* The sweep's (diagram/sweep.c). */
    DIAGRAM_SWEEP_UP,    /* from the run to the sweep */
    DIAGRAM_SWEEP_MOVES, /* only for the footer */
    DIAGRAM_SWEEP_DOWN,  /* into the run at the mark */
    DIAGRAM_SWEEP_LESS,
    DIAGRAM_SWEEP_MORE,
    /* A knob's (diagram/knob_keys.c). */
    DIAGRAM_KNOB_TURNS, /* only for the footer */
    DIAGRAM_KNOB_LESS,
    DIAGRAM_KNOB_MORE,
    DIAGRAM_KNOB_LEAST,
    DIAGRAM_KNOB_MOST,
    DIAGRAM_KNOB_FLIP,  /* of a switch */
    DIAGRAM_KNOB_NEXT,  /* of a choice, after the last the first */
    DIAGRAM_KNOB_SWEEP, /* opens its sweep, … */
    DIAGRAM_KNOB_RUN,   /* … or closes it */
    /* Of the head of a group of knobs. */
    DIAGRAM_HEAD_FOLD,
    DIAGRAM_HEAD_UNFOLD,
    DIAGRAM_ACTIONS /* how many there are */
};

#endif

/*
 * The parts of facts and marks that are the program's own (facts.h), each named here and nowhere
 * else, since what learners did is found under them: own_tries is ".tries". An author's id has no
 * point, so that none is ever the same; and two of one name do not compile.
 */
#ifndef RTLESSON_LESSON_OWN_H
#define RTLESSON_LESSON_OWN_H

#include <stdbool.h>

// clang-format off
/* Those of the kinds: facts of a question, … */
#define OWN_OF_KINDS(OWN)                                                                          \
    OWN(answer)     /* the one that there is */                                                    \
    OWN(tries)      /* how many were checked */                                                    \
    OWN(first)      /* ".first/ID": what was tried first, by answer */                             \
    OWN(last)       /* the same, last */                                                           \
    OWN(right)      /* ".last/.right": the figure that was the answer then */                      \
    OWN(closed)     /* it was answered, or the answer was shown */                                 \
    OWN(confidence) /* with which the next try will be made (tries.h) */                           \
    OWN(hints)      /* how many were taken in this attempt */                                       \
    OWN(attempt)    /* which one is on (blocks/attempt.h), … */                                    \
    OWN(since)      /* … and the first that counts */                                              \
    OWN(spent)      /* how long it had the focus in this attempt: no fact, kept apart */           \
    OWN(text)       /* that was written */                                                         \
    OWN(other)      /* ".other/ID": a text of another window for the field that has ID */          \
    /* … of the lesson, */                                                                         \
    OWN(seed)       /* from which those of the attempts are made */                                \
    /* … of what is played or moved, */                                                            \
    OWN(watched)    /* a film to its end */                                                        \
    OWN(skipped)    /* a prediction */                                                             \
    OWN(made)       /* what the learner made happen in a film */                                   \
    OWN(won)        /* a goal */                                                                   \
    OWN(loose)      /* its knobs turn although its prediction is not told yet */                   \
    OWN(tuned)      /* the step in which its knobs are turned was done */                          \
    OWN(explained)  /* what follows was shown */                                                   \
    OWN(step)       /* of a slider */                                                              \
    OWN(held_costs) /* of the slider's second knob */                                              \
    OWN(keep_alive) /* of its third */                                                             \
    /* … and marks: how a thing is looked at. */                                                   \
    OWN(tab)        /* the one that is shown */                                                    \
    OWN(sweep)      /* the knob whose values stand in the picture's place */                         \
    OWN(folded)     /* ".folded/ID": a group of knobs */                                           \
    OWN(mark)       /* a moment of a film */                                                       \
    OWN(hand)       /* the knob of a film that was turned last, … */                               \
    OWN(was)        /* … and ".was/ID": its setting before */                                      \
    OWN(transcript) /* the film as text stands in the picture's place */                           \
    OWN(lane)       /* the one that is shown, where there is room for one */                       \
    OWN(carried)    /* ".carried/ID": the arrangement before a row was taken up */                 \
    OWN(near)       /* ".near/ID": what was typed there was said to be nearly right */             \
    OWN(cursor)     /* of a text field, … */                                                       \
    OWN(wish)       /* … the column that it would be in, … */                                      \
    OWN(top)        /* … and the first row shown */

/* Those of the player, of which no kind knows (they are declared in player/state.h). */
#define OWN_OF_PLAYER(OWN)                                                                         \
    OWN(seen)       /* a section */
// clang-format on

#define OWN_DECLARE(name) extern const char own_##name[];
OWN_OF_KINDS(OWN_DECLARE)

/* Whether a part, "ID", ".tries", ".last/ID", begins with a name of these, or with no point. */
bool own_knows(const char *part);

#endif

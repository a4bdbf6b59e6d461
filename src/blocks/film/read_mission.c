/* How a mission is laid over its playground, and what of it can be checked by itself. */
#include "blocks/film/written.h"

#include "lesson/check.h"

static const struct written_mission *mission_at(const struct written_diagram *playground,
                                                int index) {
    return ((const struct block *)playground->diagram.missions.at + index)->object;
}

struct written_diagram diagram_lay_mission(const struct written_diagram *playground, int mission) {
    const struct written_mission *its = mission_at(playground, mission);
    struct written_diagram laid = *playground;
    struct knob_set set = {0};
    knob_merge(&laid.simulate.scenario, &set, &its->set.scenario, its->set.set);
    laid.fixed = its->set;
    laid.goal = its->task;
    laid.diagram.id = its->diagram.id;
    laid.diagram.mission = its->diagram.mission;
    laid.diagram.missions = (struct list){0};
    laid.diagram.prediction = its->diagram.prediction;
    laid.diagram.prediction.once_won = true;
    return laid;
}

static bool is_mission(const struct written_diagram *written) {
    return written->diagram.mission != NULL;
}

const char *written_scenario_field(const struct written_diagram *written) {
    return is_mission(written) ? "set" : "simulate";
}

const char *written_goal_field(const struct written_diagram *written) {
    return is_mission(written) ? "task" : "goal";
}

bool mission_check(const void *object, struct check *check) {
    const struct written_mission *mission = object;
    return prediction_check_each(&mission->diagram.prediction, check);
}

void mission_finish(void *object, struct arena *arena) {
    struct written_mission *mission = object;
    (void)arena;
    mission->self = mission;
}

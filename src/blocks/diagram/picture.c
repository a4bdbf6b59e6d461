/* Where the lanes of a diagram stand in its picture. */
#include "blocks/diagram/picture.h"

#include <limits.h>

#include "base/int.h"
#include "blocks/diagram/parts.h"
#include "blocks/diagram/twin.h"

enum { TWIN_FROM = 44 /* cells from which a twin is one picture */ };

struct rect diagram_lane_area(const struct diagram_lane_plan *lane) {
    struct rect area = lane->at;
    int title = lane->title != NULL;
    area.y += title;
    area.height -= title;
    return area;
}

static int cells_of_lanes(int width, int count) {
    return (width - DIAGRAM_LANE_GAP * (count - 1)) / count;
}

bool diagram_turns_lanes(const struct diagram_now *now, int width) {
    int count = now->known->lane_count;
    if (width >= TWIN_FROM && diagram_is_twin(now))
        return false;
    return count > 1 && cells_of_lanes(width, count) < DIAGRAM_LANE_LEAST;
}

/* The lane of what is told, so that it is seen; the first before anything is. */
static int told_lane(const struct diagram_now *now) {
    const struct trace_beat *beat = trace_latest_beat(&now->known->traces[0], now->film.time_usec);
    return beat != NULL ? beat->lane : 0;
}

int diagram_lane_shown(const struct diagram_now *now) {
    int64_t lane = facts_get(now->scene->marks, now->block->id, own_lane, told_lane(now));
    return lane >= 0 && lane < now->known->lane_count ? (int)lane : 0;
}

void diagram_turn_lane(const struct diagram_now *now, int by, struct facts *marks) {
    int count = now->known->lane_count;
    facts_set(marks, now->block->id, own_lane, (diagram_lane_shown(now) + count + by) % count);
}

/* "2 of 3: SSE", where it is turned. */
static const char *lane_title(const struct diagram_now *now, int lane, bool turns) {
    const char *title = diagram_lane_title(now->diagram, lane);
    if (!turns || title == NULL)
        return title;
    return arena_printf(now->scene->arena, "‹ %d of %d › %s", lane + 1, now->known->lane_count,
                        title);
}

static void place_twin(const struct diagram_now *now, int width, int height,
                       struct diagram_plan *plan) {
    plan->lane_count = 1;
    plan->lanes[0] = (struct diagram_lane_plan){
        .trace = diagram_twin_trace(now),
        .sequence = sequence_layout(diagram_twin_trace(now), width, height, SEQUENCE_ROOM_FULL,
                                    now->scene->arena),
        .at = {0, 0, width, height},
    };
}

/* Beside each other they have the same rows. */
static void align(const struct diagram_now *now, int height, struct diagram_plan *plan) {
    struct sequence *all[SIMULATED_LANES];
    for (int i = 0; i < plan->lane_count; i++)
        all[i] = &plan->lanes[i].sequence;
    if (plan->lane_count > 1)
        sequence_align(all, plan->lane_count, height - (plan->lanes[0].title != NULL),
                       now->scene->arena);
}

static void place_lanes(const struct diagram_now *now, int width, int height,
                        enum sequence_room room, struct diagram_plan *plan) {
    bool turns = diagram_turns_lanes(now, width);
    plan->lane_count = turns ? 1 : now->known->lane_count;
    int cells = int_max(cells_of_lanes(width, plan->lane_count), 1);
    for (int i = 0; i < plan->lane_count; i++) {
        struct diagram_lane_plan *lane = &plan->lanes[i];
        int index = turns ? diagram_lane_shown(now) : i;
        lane->trace = &now->known->traces[index];
        lane->title = lane_title(now, index, turns);
        lane->at = (struct rect){i * (cells + DIAGRAM_LANE_GAP), 0, cells, height};
        lane->sequence =
            sequence_layout(lane->trace, cells, int_max(diagram_lane_area(lane).height, 1),
                            plan->lane_count > 1 ? SEQUENCE_ROOM_ABREAST : room, now->scene->arena);
    }
    align(now, height, plan);
}

struct diagram_plan diagram_make_plan(const struct diagram_now *now, int width, int height,
                                      enum sequence_room room) {
    struct diagram_plan plan = {.lane_count = 0};
    if (room == SEQUENCE_ROOM_FULL && width >= TWIN_FROM && diagram_is_twin(now))
        place_twin(now, width, height, &plan);
    else
        place_lanes(now, width, height, room, &plan);
    return plan;
}

int diagram_first_row(const struct diagram_plan *plan, int64_t at_usec) {
    int first = INT_MAX;
    for (int i = 0; i < plan->lane_count; i++) {
        const struct diagram_lane_plan *lane = &plan->lanes[i];
        first = int_min(
            first, sequence_first_row(&lane->sequence, at_usec, diagram_lane_area(lane).height));
    }
    return first;
}

int64_t diagram_picture_time_at(const struct diagram_now *now, struct rect size, int y) {
    int width = int_max(size.width - DIAGRAM_INDENT, 1);
    struct diagram_plan plan = diagram_make_plan(now, width, size.height, SEQUENCE_ROOM_FULL);
    struct rect area = diagram_lane_area(&plan.lanes[0]);
    return sequence_time_at(&plan.lanes[0].sequence, y - area.y,
                            diagram_first_row(&plan, now->film.time_usec));
}

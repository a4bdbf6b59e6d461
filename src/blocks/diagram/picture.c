/* Where the lanes of a diagram stand in its picture. */
#include "blocks/diagram/picture.h"

#include "base/int.h"

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
    return count > 1 && cells_of_lanes(width, count) < DIAGRAM_LANE_LEAST;
}

int diagram_lane_shown(const struct diagram_now *now) {
    int64_t lane = facts_get(now->scene->marks, now->block->id, own_lane, 0);
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

static int header_rows(const struct diagram_now *now, int cells) {
    int rows = 0;
    for (int i = 0; i < now->known->lane_count; i++)
        rows =
            int_max(rows, sequence_header_rows(&now->known->traces[i], cells, now->scene->arena));
    return rows;
}

/* So that their rows stand beside each other, lower headers begin lower. */
static void place(const struct diagram_now *now, int lane, struct rect at, enum sequence_room room,
                  struct diagram_lane_plan *plan) {
    plan->lane = lane;
    plan->trace = &now->known->traces[lane];
    plan->at = at;
    plan->sequence =
        sequence_layout(plan->trace, int_max(at.width, 1),
                        int_max(diagram_lane_area(plan).height, 1), room, now->scene->arena);
    int lower = header_rows(now, at.width) - plan->sequence.header_rows;
    if (lower > 0 && plan->title == NULL)
        plan->at.y += lower, plan->at.height -= lower;
}

struct diagram_plan diagram_make_plan(const struct diagram_now *now, int width, int height,
                                      enum sequence_room room) {
    bool turns = diagram_turns_lanes(now, width);
    struct diagram_plan plan = {.lane_count = turns ? 1 : now->known->lane_count};
    int cells = int_max(cells_of_lanes(width, plan.lane_count), 1);
    for (int i = 0; i < plan.lane_count; i++) {
        int lane = turns ? diagram_lane_shown(now) : i;
        plan.lanes[i].title = lane_title(now, lane, turns);
        place(now, lane, (struct rect){i * (cells + DIAGRAM_LANE_GAP), 0, cells, height}, room,
              &plan.lanes[i]);
    }
    return plan;
}

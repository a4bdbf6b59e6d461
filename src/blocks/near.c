/* How it is found which blocks are near the view, and what is kept of the others. */
#include "blocks/near.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/grow.h"
#include "base/int.h"
#include "base/memory.h"
#include "blocks/block.h"
#include "blocks/films.h"

/* What is kept of a block, so that it need not be laid out. */
struct kept {
    int rows;          /* with the gap above it */
    unsigned layouts;  /* how often it was laid out */
    bool known, stops; /* rows and stops are known; focus can rest in it */
};

struct kept_list {
    struct list blocks;
    struct kept *kept; /* one a block, owned */
    unsigned seen;     /* when it was laid out last: which layout that was of what it stands in */
};

/* A list of blocks that is being laid out. */
struct stretch {
    struct near *near;
    const struct block *blocks;
    struct kept *kept;
    bool *wanted; /* of each block: it is laid out */
    int count;
};

/* --- What is kept. --- */

static bool is_before(const struct kept_list *list, struct list blocks) {
    uintptr_t one = (uintptr_t)list->blocks.at, other = (uintptr_t)blocks.at;
    return one != other ? one < other : list->blocks.count < blocks.count;
}

/* The index of the first list that is not before the blocks. */
static int lower_bound(const struct keeping *keeping, struct list blocks) {
    int low = 0, high = keeping->count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (is_before(&keeping->lists[middle], blocks))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct kept_list *find(const struct keeping *keeping, struct list blocks) {
    int at = lower_bound(keeping, blocks);
    bool found = at < keeping->count && keeping->lists[at].blocks.at == blocks.at &&
                 keeping->lists[at].blocks.count == blocks.count;
    return found ? &keeping->lists[at] : NULL;
}

/* Puts a list of which nothing is known at its place. */
static struct kept_list *insert(struct keeping *keeping, struct list blocks) {
    int at = lower_bound(keeping, blocks);
    keeping->lists =
        grow_list(keeping->lists, keeping->count, &keeping->capacity, sizeof *keeping->lists);
    struct kept_list *place = &keeping->lists[at];
    memmove(place + 1, place, (size_t)(keeping->count - at) * sizeof *place);
    *place = (struct kept_list){.blocks = blocks,
                                .kept = memory_alloc((size_t)blocks.count, sizeof(struct kept))};
    keeping->count++;
    return place;
}

static void forget(const struct kept_list *list) {
    memset(list->kept, 0, (size_t)list->blocks.count * sizeof *list->kept);
}

/* What is kept of a list that is about to be laid out. A list that what it stands in did not show
 * at its last layout may have changed since. */
static struct kept *take(struct near *near, struct list blocks) {
    struct kept_list *list = find(near->keeping, blocks);
    if (list == NULL)
        list = insert(near->keeping, blocks);
    if (near->layouts > 0 && list->seen + 1 != near->layouts)
        forget(list);
    list->seen = near->layouts;
    return list->kept;
}

static bool stands_in(const struct block *block, const struct block *outer) {
    while (block != NULL && block != outer)
        block = block->outer;
    return block != NULL;
}

void near_forget(struct keeping *keeping, const struct block *inside) {
    for (int i = 0; i < keeping->count; i++) {
        const struct block *first = keeping->lists[i].blocks.at;
        if (inside == NULL || stands_in(first->outer, inside))
            forget(&keeping->lists[i]);
    }
}

void near_release(struct keeping *keeping) {
    for (int i = 0; i < keeping->count; i++)
        free(keeping->lists[i].kept);
    free(keeping->lists);
    *keeping = (struct keeping){0};
}

/* --- What is near. --- */

/* The number of the block of the stretch in which a block stands, or which it is; -1: in none. */
static int number_of(const struct stretch *stretch, const struct block *block) {
    const struct block *first = stretch->blocks;
    while (block != NULL && !(block >= first && block < first + stretch->count))
        block = block->outer;
    return block != NULL ? (int)(block - first) : -1;
}

static void want(const struct stretch *stretch, int i) {
    if (i >= 0)
        stretch->wanted[i] = true;
}

/* Wants blocks, and the nearest on both sides that have a stop. */
static void want_around(const struct stretch *stretch, int first, int last) {
    for (int i = first; i <= last; i++)
        want(stretch, i);
    for (first--; first >= 0 && !stretch->kept[first].stops;)
        first--;
    want(stretch, first);
    for (last++; last < stretch->count && !stretch->kept[last].stops;)
        last++;
    want(stretch, last < stretch->count ? last : -1);
}

/* The same for the blocks in the rows from top to end, of which there may be none; the stretch
 * begins at row y. */
static void want_rows(const struct stretch *stretch, int y, int top, int end) {
    int first = 0;
    while (first < stretch->count && y + stretch->kept[first].rows <= top)
        y += stretch->kept[first++].rows;
    int last = first - 1;
    while (last + 1 < stretch->count && y < end)
        y += stretch->kept[++last].rows;
    want_around(stretch, first, last);
}

static void want_unknown(const struct stretch *stretch) {
    for (int i = 0; i < stretch->count; i++)
        stretch->wanted[i] |= !stretch->kept[i].known;
}

static void want_changing(const struct stretch *stretch) {
    for (int i = 0; i < 2 * CHANGING_COUNT; i++)
        want(stretch, number_of(stretch, stretch->near->changing[i]));
    want(stretch, number_of(stretch, stretch->near->also));
}

static void want_near(const struct stretch *stretch, int y) {
    const struct near *near = stretch->near;
    want_rows(stretch, y, near->top, near->end);
    want_rows(stretch, y, near->focus_y, near->focus_y + 1);
}

/* --- A layout. --- */

/* The rows of a list, as far as they are known. */
static int sum_rows(const struct keeping *keeping, struct list blocks) {
    const struct kept_list *list = find(keeping, blocks);
    int sum = 0;
    for (int i = 0; list != NULL && i < blocks.count; i++)
        sum += list->kept[i].rows;
    return sum;
}

static void note_changing(struct near *near, const struct scene *scene) {
    const struct film_turn *turn = films_turn(scene->films);
    const struct block *now[] = {scene->focus, scene->films->playing,
                                 turn != NULL ? turn->block : NULL};
    _Static_assert(sizeof now / sizeof *now == CHANGING_COUNT, "each has its place");
    for (int i = 0; i < CHANGING_COUNT; i++) {
        near->changing[i] = now[i];
        near->changing[CHANGING_COUNT + i] = near->keeping->changing[i];
        near->keeping->changing[i] = now[i];
    }
}

struct near near_begin(struct keeping *keeping, const struct list *lists, int count,
                       const struct scene *scene, int width, int scroll, int focus_y) {
    int rows = scene->body_rows, sum = 0;
    if (keeping->width != width || keeping->body_rows != rows)
        near_forget(keeping, NULL);
    keeping->width = width;
    keeping->body_rows = rows;
    for (int i = 0; i < count; i++)
        sum += sum_rows(keeping, lists[i]);
    int top = int_max(int_min(scroll, sum - rows), 0);
    struct near near = {.keeping = keeping,
                        .top = top - rows,
                        .end = top + 2 * rows,
                        .focus_y = focus_y,
                        .as_kept = true};
    note_changing(&near, scene);
    return near;
}

static bool has_stop(const struct flow *flow, int from) {
    for (int i = from; i < flow->count; i++)
        if (flow->pieces[i].flags & PIECE_STOP)
            return true;
    return false;
}

/* Lays out a block and keeps what it takes. */
static void lay_out(const struct stretch *stretch, int i, const struct scene *scene,
                    struct flow *flow) {
    struct near *near = stretch->near;
    struct kept *kept = &stretch->kept[i], before = *kept;
    unsigned outer_layouts = near->layouts;
    bool outer_leaves = near->leaves_stop;
    int y = flow->y, count = flow->count;
    near->layouts = before.layouts + 1;
    near->leaves_stop = false;
    block_layout(&stretch->blocks[i], scene, flow);
    *kept = (struct kept){.rows = flow->y - y,
                          .layouts = before.layouts + 1,
                          .known = true,
                          .stops = near->leaves_stop || has_stop(flow, count)};
    near->as_kept &= before.known && kept->rows == before.rows && kept->stops == before.stops;
    near->layouts = outer_layouts;
    near->leaves_stop |= outer_leaves;
    near->laid_out++;
}

static void leave_out(const struct stretch *stretch, int i, struct flow *flow) {
    stretch->near->leaves_stop |= stretch->kept[i].stops;
    flow_advance(flow, flow->y + stretch->kept[i].rows);
}

void near_layout(struct near *near, struct list blocks, const struct scene *scene,
                 struct flow *flow) {
    if (blocks.count == 0)
        return;
    struct stretch stretch = {near, blocks.at, take(near, blocks),
                              arena_array(scene->arena, (size_t)blocks.count, sizeof(bool)),
                              blocks.count};
    want_unknown(&stretch);
    want_changing(&stretch);
    want_near(&stretch, flow->y);
    for (int i = 0; i < blocks.count; i++)
        if (stretch.wanted[i] || near->all)
            lay_out(&stretch, i, scene, flow);
        else
            leave_out(&stretch, i, flow);
}

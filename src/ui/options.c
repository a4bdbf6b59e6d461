/* Where each option stands, and how the chosen one is marked. */
#include "ui/options.h"

#include "base/text.h"
#include "ui/theme.h"

enum {
    GAP = 2,  /* cells between title and options */
    MARKS = 2 /* cells of an option for its marks */
};

struct place {
    int left; /* where a row of options begins */
    int x, y;
};

static int cells_of(const struct options *options, int index) {
    return text_width(options->words[index]) + MARKS;
}

static int cells_of_all(const struct options *options) {
    int cells = 0;
    for (int i = 0; i < options->count; i++)
        cells += cells_of(options, i);
    return cells;
}

/* Of the first. */
static struct place first_place(const struct options *options, int title_cells, int width_cells) {
    int left = title_cells + GAP;
    bool beside = left + cells_of_all(options) <= width_cells;
    return (struct place){.left = beside ? left : 0, .x = beside ? left : 0, .y = !beside};
}

/* Begins a row where the option has no room on this one. */
static void make_room(struct place *place, int cells, int width_cells) {
    if (place->x == place->left || place->x + cells <= width_cells)
        return;
    place->x = place->left;
    place->y++;
}

int options_rows(const struct options *options, int title_cells, int width_cells) {
    struct place place = first_place(options, title_cells, width_cells);
    for (int i = 0; i < options->count; i++) {
        make_room(&place, cells_of(options, i), width_cells);
        place.x += cells_of(options, i);
    }
    return place.y + 1;
}

/* The chosen one differs by its marks, too. */
static void draw_option(const struct options *options, int index, int x, int y,
                        struct canvas *canvas) {
    bool chosen = index == options->chosen;
    struct style mark = theme_style(options->focused ? ROLE_POINTER : ROLE_TEXT);
    canvas_text(canvas, x + 1, y, theme_style(chosen ? ROLE_VALUE : ROLE_TEXT),
                options->words[index]);
    if (!chosen)
        return;
    canvas_text(canvas, x, y, mark, "▐");
    canvas_text(canvas, x + cells_of(options, index) - 1, y, mark, "▌");
}

int options_at(const struct options *options, int title_cells, int width_cells, struct spot at) {
    struct place place = first_place(options, title_cells, width_cells);
    for (int i = 0; i < options->count; i++) {
        int cells = cells_of(options, i);
        make_room(&place, cells, width_cells);
        if (at.y == place.y && at.x >= place.x && at.x < place.x + cells)
            return i;
        place.x += cells;
    }
    return -1;
}

void options_draw(const struct options *options, int title_cells, int width_cells, int y,
                  struct canvas *canvas) {
    struct place place = first_place(options, title_cells, width_cells);
    canvas_text_cut(canvas, 0, y, width_cells,
                    theme_style(options->focused ? ROLE_FOCUS : ROLE_STRONG), options->title);
    for (int i = 0; i < options->count; i++) {
        make_room(&place, cells_of(options, i), width_cells);
        draw_option(options, i, place.x, y + place.y, canvas);
        place.x += cells_of(options, i);
    }
}

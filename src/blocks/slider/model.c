/* How the bands of a slider are found: by their index, and by a step of the scale. */
#include "blocks/slider/model.h"

const struct slider_band *slider_band_at(const struct slider *slider, int index) {
    return (const struct slider_band *)slider->bands.at + index;
}

int slider_band_of(const struct slider *slider, int step) {
    int index = 0;
    while (index < slider->bands.count - 1 && step > slider_band_at(slider, index)->last_step)
        index++;
    return index;
}

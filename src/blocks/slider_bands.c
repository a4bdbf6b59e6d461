/* Which band a step of a slider's scale lies in. */
#include "blocks/slider.h"

const struct slider_band *slider_band_at(const struct slider *slider, int index) {
    return (const struct slider_band *)slider->bands.at + index;
}

int slider_band_of(const struct slider *slider, int step) {
    int index = 0;
    while (index < slider->bands.count - 1 && step > slider_band_at(slider, index)->last_step)
        index++;
    return index;
}

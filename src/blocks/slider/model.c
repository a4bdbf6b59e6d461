/* What servers do as they come, and how the bands of a slider are found: by their index, and by a
 * step of the scale. */
#include "blocks/slider/model.h"

#define SECONDS(n) ((n)*INT64_C(1000000))

/* Apache's KeepAliveTimeout, Node's server.keepAliveTimeout, nginx's keepalive_timeout. */
const struct slider_server slider_servers[SLIDER_SERVERS] = {
    {0, NULL},
    {SECONDS(5), "Apache, older Node"},
    {SECONDS(65), "Node since 26"},
    {SECONDS(75), "nginx"},
};

const struct slider_band *slider_band_at(const struct slider *slider, int index) {
    return (const struct slider_band *)slider->bands.at + index;
}

int slider_band_of(const struct slider *slider, int step) {
    int index = 0;
    while (index < slider->bands.count - 1 && step > slider_band_at(slider, index)->last_step)
        index++;
    return index;
}

bool slider_may_lose(const struct slider *slider, int index) {
    struct scenario scenario = slider->scenario;
    scenario.technique = slider->techniques[index];
    return scenario_may_lose(&scenario) && !process_is_none(&scenario.drops);
}

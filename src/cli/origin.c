/* How the system is asked for chance and for the time. */
#include "cli/origin.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "base/random.h"

int64_t origin_wall_usec(void) {
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME, &now) != 0)
        return 0;
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* Where the system gives no random bytes: moment and process are another each time. */
static uint64_t seed_of_moment(void) {
    struct random random = random_seeded((uint64_t)origin_wall_usec(), (uint64_t)getpid(), 0);
    return random_next(&random);
}

static uint64_t random_seed(void) {
    uint64_t seed;
    FILE *file = fopen("/dev/urandom", "rb");
    bool good = file != NULL && fread(&seed, sizeof seed, 1, file) == 1;
    if (file != NULL)
        fclose(file);
    return good ? seed : seed_of_moment();
}

struct origin origin_now(void) {
    return (struct origin){.seed = random_seed(), .wall_usec = origin_wall_usec};
}

/* Part of a program of the tests alone, which is else the real one: its disk takes SLOW_SYNC_MSEC
 * for each sync. These stand in the program, and so before those of the C library, for SQLite, too.
 */
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

long syscall(long number, ...);

static void take_time(void) {
    const char *text = getenv("SLOW_SYNC_MSEC");
    long msec = text != NULL ? atol(text) : 0;
    struct timespec time = {.tv_sec = msec / 1000, .tv_nsec = msec % 1000 * 1000000};
    nanosleep(&time, NULL);
}

int fsync(int file) {
    take_time();
    return (int)syscall(SYS_fsync, file);
}

int fdatasync(int file) {
    take_time();
    return (int)syscall(SYS_fdatasync, file);
}

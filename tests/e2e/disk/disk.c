/* Part of a program of the tests alone, which is else the real one: what the system does to its
 * files and its clock follows files of the working directory. While there is
 *   disk-slow        each sync takes as many ms more as stand in it, and each write a tenth of
 * that; disk-held        no sync comes to an end; disk-full        nothing more fits;
 *   disk-unlockable  no lock is granted, as on some file systems of networks;
 *   clock-back       it is a day earlier.
 * SQLite is a library of its own: these functions stand before those that it would call else. */
#define _GNU_SOURCE /* RTLD_NEXT */

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "sleep.h"

enum { MSEC_NSEC = 1000000, LOOK_AGAIN_NSEC = 5000000, DAY_SEC = 24 * 60 * 60 };

static bool is_there(const char *file) {
    int before = errno;
    bool there = access(file, F_OK) == 0;
    errno = before;
    return there;
}

/* Copied, since C knows no way from an object's address to a function's. */
static void find_real(const char *name, void *function) {
    void *address = dlsym(RTLD_NEXT, name);
    memcpy(function, &address, sizeof address);
}

static long slow_msec(void) {
    char text[16] = "";
    int file = open("disk-slow", O_RDONLY);
    if (file < 0)
        return 0;
    ssize_t length = read(file, text, sizeof text - 1);
    close(file);
    return length > 0 ? strtol(text, NULL, 10) : 0;
}

static void take_time(long msec) {
    for (long left = msec; left > 0; left--)
        sleep_nsec(MSEC_NSEC);
}

static int sync_by(const char *name, int file) {
    int (*real)(int);
    find_real(name, &real);
    take_time(slow_msec());
    while (is_there("disk-held"))
        sleep_nsec(LOOK_AGAIN_NSEC);
    return real(file);
}

int fsync(int fd) {
    return sync_by("fsync", fd);
}

int fdatasync(int fildes) {
    return sync_by("fdatasync", fildes);
}

enum { WRITES_A_SYNC = 10 };

/* Whether it can be written, in its time. */
static bool has_room(void) {
    take_time(slow_msec() / WRITES_A_SYNC);
    if (!is_there("disk-full"))
        return true;
    errno = ENOSPC;
    return false;
}

ssize_t pwrite(int fd, const void *buf, size_t n, off_t offset) {
    ssize_t (*real)(int, const void *, size_t, off_t);
    find_real("pwrite", &real);
    return has_room() ? real(fd, buf, n, offset) : -1;
}

ssize_t pwrite64(int fd, const void *buf, size_t n, off64_t offset) {
    ssize_t (*real)(int, const void *, size_t, off64_t);
    find_real("pwrite64", &real);
    return has_room() ? real(fd, buf, n, offset) : -1;
}

static int fcntl_by(const char *name, int file, int command, void *argument) {
    int (*real)(int, int, ...);
    find_real(name, &real);
    if (command == F_SETLK && is_there("disk-unlockable")) {
        errno = ENOLCK;
        return -1;
    }
    return real(file, command, argument);
}

int fcntl(int fd, int cmd, ...) {
    va_list arguments;
    va_start(arguments, cmd);
    void *argument = va_arg(arguments, void *);
    va_end(arguments);
    return fcntl_by("fcntl", fd, cmd, argument);
}

int fcntl64(int fd, int cmd, ...) {
    va_list arguments;
    va_start(arguments, cmd);
    void *argument = va_arg(arguments, void *);
    va_end(arguments);
    return fcntl_by("fcntl64", fd, cmd, argument);
}

int clock_gettime(clockid_t clock_id, struct timespec *tp) {
    int (*real)(clockid_t, struct timespec *);
    find_real("clock_gettime", &real);
    int failed = real(clock_id, tp);
    if (failed == 0 && clock_id == CLOCK_REALTIME && is_there("clock-back"))
        tp->tv_sec -= DAY_SEC;
    return failed;
}

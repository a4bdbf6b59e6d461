/* Kills the whole program, in a terminal, at any moment: what another program saw in the record is
 * there after it, and nothing that was not yet asked for; the file is whole; and the next start
 * shows the same. On the disk as it is, and on one of which each sync takes 50 ms.
 *
 *     e2e_kills PROGRAM ROOT [KILLS]    PROGRAM: the one with disk/disk.c
 *
 * Status 0: all was there; 1: it was not; 2: the system is at fault. */
#include "bytes.h"
#include "child.h"
#include "record/db.h"
#include "sandbox.h"
#include "sleep.h"
#include "terminal.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    LINES = 300,          /* of the dialogue; with the last the record begins anew */
    MOST_KEYS = 5,        /* before a kill */
    LONGEST_USEC = 30000, /* from the last key to the kill */
    LIMIT_MSEC = 200000,  /* for what has to come */
    LOOK_MSEC = 5,
};

struct kills {
    struct sandbox sandbox;
    struct child child;
    struct terminal *terminal;
    char *record;   /* its path */
    int pressed;    /* lines that were asked for since the record is there */
    int seen;       /* of these in the record, as another program saw */
    int lost, most; /* of lines that were on the screen: in all, and at one kill */
};

static int64_t now_msec(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool trouble(struct kills *kills, const char *what) {
    struct bytes frame = {0};
    if (kills->terminal != NULL)
        terminal_frame(kills->terminal, &frame);
    printf("kills: %s (asked for %d, seen in the record %d)\n%s", what, kills->pressed, kills->seen,
           bytes_text(&frame));
    bytes_release(&frame);
    return false;
}

/* --- The lesson ------------------------------------------------------------------------------ */

static bool write_lesson(struct kills *kills) {
    char *path = sandbox_path(&kills->sandbox, "talk.json");
    FILE *file = fopen(path, "w");
    free(path);
    if (file == NULL)
        return false;
    fprintf(file, "{\"format\":1,\"id\":\"talk\",\"title\":\"Talk\",\"sections\":[{\"id\":\"only\","
                  "\"title\":\"Only\",\"blocks\":[{\"kind\":\"dialogue\",\"id\":\"talk\","
                  "\"title\":\"Talk\",\"lines\":[");
    for (int i = 1; i <= LINES; i++)
        fprintf(file,
                "%s{\"id\":\"l%d\",\"speaker\":\"One\",\"text\":\"Said.\","
                "\"verdict\":\"neutral\",\"why\":\"So.\"}",
                i > 1 ? "," : "", i);
    fprintf(file, "]}]}]}\n");
    return fclose(file) == 0;
}

static bool set_disk(struct kills *kills, const char *sync_msec) {
    char *path = sandbox_path(&kills->sandbox, "disk-slow");
    FILE *file = fopen(path, "w");
    free(path);
    return file != NULL && fputs(sync_msec, file) >= 0 && fclose(file) == 0;
}

/* --- The program ----------------------------------------------------------------------------- */

static void take_output(struct kills *kills, int msec) {
    char block[4096];
    struct pollfd end = {.fd = kills->child.master, .events = POLLIN};
    poll(&end, 1, msec);
    for (ssize_t length; (length = read(kills->child.master, block, sizeof block)) > 0;)
        terminal_take(kills->terminal, block, (size_t)length);
    struct bytes *reply = terminal_reply(kills->terminal);
    ssize_t sent = reply->used > 0 ? write(kills->child.master, reply->data, reply->used) : 0;
    if (sent > 0)
        bytes_drop(reply, (size_t)sent);
}

/* How many lines are on the screen: "(13 of 300)" offers the next one. -1: it does not say. */
static int shown(const struct kills *kills) {
    struct bytes screen = {0};
    int next = 0;
    terminal_screen(kills->terminal, &screen);
    const char *offer = strstr(bytes_text(&screen), " line (");
    if (offer != NULL)
        sscanf(offer, " line (%d of", &next);
    bytes_release(&screen);
    return next - 1;
}

static bool wait_shown(struct kills *kills, int least) {
    int64_t deadline = now_msec() + LIMIT_MSEC;
    while (shown(kills) < least) {
        child_reap(&kills->child);
        if (kills->child.ended || now_msec() > deadline)
            return trouble(kills, "what was asked for is not on the screen");
        take_output(kills, LOOK_MSEC);
    }
    return true;
}

static bool start(struct kills *kills) {
    char *arguments[] = {(char *)sandbox_get(&kills->sandbox, "RTLESSON"), "--record", "record.db",
                         "talk.json", NULL};
    struct launch launch = {.arguments = arguments,
                            .environment = kills->sandbox.variables,
                            .directory = kills->sandbox.home,
                            .rows = 24,
                            .columns = 80};
    kills->terminal = terminal_new(24, 80);
    return child_start(&kills->child, &launch) ||
           trouble(kills, "the program could not be started");
}

static void end(struct kills *kills) {
    child_kill(&kills->child);
    terminal_free(kills->terminal);
    kills->terminal = NULL;
}

static void press_enter(struct kills *kills) {
    kills->pressed++;
    if (write(kills->child.master, "\r", 1) != 1)
        trouble(kills, "a key could not be typed");
}

/* --- The record ------------------------------------------------------------------------------ */

/* -1: it cannot be told now. */
static int number_in(struct kills *kills, const char *sql) {
    struct db db;
    int number = 0;
    if (db_open(&db, kills->record, DB_READ, LIMIT_MSEC))
        number = (int)db_number(&db, sql, NULL, 0);
    bool known = db.trouble == DB_WELL || db.trouble == DB_ABSENT;
    db_close(&db);
    return known ? number : -1;
}

/* A record without its tables is one of which the first transaction was not done. */
static int kept(struct kills *kills) {
    int tables = number_in(kills, "SELECT count(*) FROM sqlite_schema WHERE name = 'fact'");
    return tables <= 0 ? tables
                       : number_in(kills, "SELECT count(*) FROM fact WHERE block = 'talk'");
}

static bool wait_kept(struct kills *kills, int least) {
    int64_t deadline = now_msec() + LIMIT_MSEC;
    while ((kills->seen = kept(kills)) < least) {
        if (now_msec() > deadline)
            return trouble(kills, "what was asked for does not come into the record");
        take_output(kills, LOOK_MSEC);
    }
    return true;
}

static bool is_whole(struct kills *kills) {
    int wrong = number_in(kills, "SELECT count(*) FROM pragma_integrity_check"
                                 " WHERE integrity_check <> 'ok'");
    int there = kept(kills);
    if (wrong != 0 || there < kills->seen || there > kills->pressed)
        return trouble(kills,
                       wrong != 0 ? "the record is not whole" : "lines are lost or invented");
    kills->seen = there;
    return true;
}

/* --- A kill ---------------------------------------------------------------------------------- */

static void count_lost(struct kills *kills) {
    take_output(kills, 0);
    int lost = shown(kills) - kept(kills);
    kills->lost += lost > 0 ? lost : 0;
    kills->most = lost > kills->most ? lost : kills->most;
}

/* Some keys that are waited for in the record, and then some that are not. */
static bool kill_once(struct kills *kills) {
    int sure = rand() % 2, keys = rand() % MOST_KEYS;
    if (!start(kills) || !wait_shown(kills, kills->seen))
        return false;
    if (shown(kills) != kills->seen)
        return trouble(kills, "what is shown is not what is kept");
    kills->pressed = kills->seen;
    for (int i = 0; i < sure + keys; i++) {
        press_enter(kills);
        if (i < sure && !wait_kept(kills, kills->pressed))
            return false;
        if (i + 1 < sure + keys && !wait_shown(kills, kills->pressed))
            return false;
    }
    sleep_nsec((long)(rand() % LONGEST_USEC) * 1000);
    kill(kills->child.pid, SIGKILL);
    while (!kills->child.ended) {
        take_output(kills, LOOK_MSEC);
        child_reap(&kills->child);
    }
    count_lost(kills);
    end(kills);
    return is_whole(kills);
}

static bool begin_anew(struct kills *kills) {
    kills->seen = kills->pressed = 0;
    return unlink(kills->record) == 0 || trouble(kills, "the record could not be removed");
}

static bool kill_often(struct kills *kills, int count, const char *sync_msec) {
    kills->lost = kills->most = 0;
    bool good = set_disk(kills, sync_msec);
    for (int i = 0; good && i < count; i++) {
        good = kill_once(kills);
        if (good && kills->seen > LINES - 2 * MOST_KEYS)
            good = begin_anew(kills);
    }
    printf("a sync takes %s ms more: %d kills; of what was on the screen %d lines were not yet in "
           "the record, at most %d at once\n",
           sync_msec, count, kills->lost, kills->most);
    return good;
}

int main(int argc, char **argv) {
    struct kills kills = {.child = {.master = -1, .slave = -1}};
    int count = argc > 3 ? atoi(argv[3]) : 20;
    if (argc < 3 || !sandbox_make(&kills.sandbox, argv[1], argv[2]) || !write_lesson(&kills))
        return 2;
    signal(SIGPIPE, SIG_IGN);
    srand((unsigned)getpid());
    kills.record = sandbox_path(&kills.sandbox, "record.db");
    bool good = kill_often(&kills, count, "0") && kill_often(&kills, (count + 4) / 5, "50");
    end(&kills);
    free(kills.record);
    sandbox_remove(&kills.sandbox);
    printf("%d passed, %d failed\n", good, !good);
    return good ? 0 : 1;
}

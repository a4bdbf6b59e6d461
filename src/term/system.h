/*
 * What this floor asks of the system's headers beyond POSIX, so stands before every other include
 * of its files. ncursesw's .pc file says a part of it, but the program is built without pkg-config,
 * too.
 */
#ifndef RTLESSON_TERM_SYSTEM_H
#define RTLESSON_TERM_SYSTEM_H

/* curses.h declares wide characters only where they are asked for; Debian's .pc file asks for 600.
 */
#undef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700
#undef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1

/* SIGWINCH and the terminal's size are no part of X/Open: the BSDs hide them from who asks for
 * that. */
#if defined(__APPLE__) && !defined(_DARWIN_C_SOURCE)
#define _DARWIN_C_SOURCE 1
#elif defined(__FreeBSD__) || defined(__DragonFly__)
#undef __BSD_VISIBLE
#define __BSD_VISIBLE 1
#elif defined(__NetBSD__) && !defined(_NETBSD_SOURCE)
#define _NETBSD_SOURCE 1
#elif defined(__OpenBSD__) && !defined(_BSD_SOURCE)
#define _BSD_SOURCE 1
#endif

#endif

/* Part of the program where the leak sanitizer watches it: a file of suppressions would have to be
 * named by its path, which that sanitizer ends at a blank. */
const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void) {
    /* What ncurses keeps of a terminal that newterm did not know. */
    return "leak:new_prescr\n";
}

/* Where the process begins: its locale and signals; the rest is in program.c. */
#include <signal.h>

#include "cli/output.h"
#include "cli/program.h"

int main(int argc, char **argv) {
    output_set_locale();
    /* A reader that leaves early is an error of writing, and no reason to die. */
    signal(SIGPIPE, SIG_IGN);
    return (int)program_run((const char **)argv + 1, argc > 0 ? argc - 1 : 0);
}

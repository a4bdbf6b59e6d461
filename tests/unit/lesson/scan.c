#include "lesson/scan.h"
#include "lesson/file.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "lesson/json.h"

/* True when it is JSON. bad: where the first mistake is; says: what is said of it. */
static bool scan(const char *text, size_t length, size_t *bad, char says[512]) {
    struct scan_result result;
    bool taken = scan_json(text, length, true, &result);
    says[0] = '\0';
    assert_int_equal(taken, result.mistake_count == 0);
    if (!taken) {
        *bad = result.mistakes[0].offset;
        errbuf_join_help(says, 512, result.mistakes[0].words);
    }
    scan_release(&result);
    return taken;
}

static void takes(const char *text) {
    size_t bad;
    char says[512];
    if (!scan(text, strlen(text), &bad, says))
        fail_msg("%s is refused at %zu: %s", text, bad, says);
}

static void what_is_json_is_taken(void **state) {
    (void)state;
    static const char *const texts[] = {
        "null",
        " \t\r\n[ ] \n",
        "{}",
        "\"\"",
        "-0",
        "0.5",
        "-12.50e+03",
        "1E-2",
        "1e-999",
        "{\"\":{\"a\":[1,true,false,null,\"x\"]}}",
        "{\"a\":1,\"a\":2}",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\\ud83d\\ude00\"",
        "\"é — \xF0\x9F\x98\x80 \x7F\"",
        "\"// no comment, 'no' mistake, [1,]\"",
    };
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        takes(texts[i]);
}

/* Each text with all that is told of it, and what it is once mended; NULL: nothing behind the last
 * mistake is read. */
static const struct {
    const char *text, *mended;
    struct {
        size_t offset, length;
        bool is_certain;
        const char *says;
    } told[4];
} mistakes[] = {
    {"",
     NULL,
     {
         {0, 0, false, "the file is empty; one JSON value is expected"},
     }},
    {" \n ",
     NULL,
     {
         {3, 0, false, "the file is empty; one JSON value is expected"},
     }},
    {"[1,]",
     "[1]",
     {
         {2, 1, true, "no value follows this comma; remove the comma"},
     }},
    {"[1,\n ]",
     "[1\n ]",
     {
         {2, 1, true, "no value follows this comma; remove the comma"},
     }},
    {"{\"a\":1,}",
     "{\"a\":1}",
     {
         {6, 1, true, "no key follows this comma; remove the comma"},
     }},
    {"[,1]",
     "[1]",
     {
         {1, 1, false, "a value is missing before this ,; write it, or remove the comma"},
     }},
    {"[1,,2]",
     "[1,2]",
     {
         {3, 1, false, "a value is missing before this ,; write it, or remove the comma"},
     }},
    {"[1,,]",
     "[1]",
     {
         {3, 1, false, "a value is missing before this ,; write it, or remove the comma"},
     }},
    {"{\"a\":1,,\"b\":2}",
     "{\"a\":1,\"b\":2}",
     {
         {7, 1, true, "a key is missing before this ,; write it, or remove the comma"},
     }},
    {"{,}",
     "{}",
     {
         {1, 1, true, "a key is missing before this ,; write it, or remove the comma"},
     }},
    {"{\"a\":}",
     "{\"a\":null}",
     {
         {5, 1, false, "a value is missing before this }; write it"},
     }},
    {"{\"a\":,\"b\":1}",
     "{\"a\":null,\"b\":1}",
     {
         {5, 1, false, "a value is missing before this ,; write it"},
     }},
    {"{\"a\"}",
     "{\"a\": null}",
     {
         {4, 0, false, "a colon is missing after the key; write :"},
     }},
    {"{\"a\",\"b\":1}",
     "{\"a\": null,\"b\":1}",
     {
         {4, 0, false, "a colon is missing after the key; write :"},
     }},
    {"['a']",
     "[\"a\"]",
     {
         {1, 3, true, "text stands in double quotes; write \" for '"},
     }},
    {"[`a`]",
     "[\"a\"]",
     {
         {1, 3, true, "text stands in double quotes; write \" for `"},
     }},
    {"{'a':1}",
     "{\"a\":1}",
     {
         {1, 3, true, "text stands in double quotes; write \" for '"},
     }},
    {"['it\\'s', 'say \"x\"']",
     "[\"it's\", \"say \\\"x\\\"\"]",
     {
         {1, 7, true, "text stands in double quotes; write \" for '"},
         {10, 9, false, "text stands in double quotes; write \" for '"},
     }},
    {"['it's']",
     "[\"it's\"]",
     {
         {1, 6, false, "text stands in double quotes; write \" for '"},
     }},
    {"['a\n']",
     NULL,
     {
         {1, 1, false, "text stands in double quotes; write \" for '"},
     }},
    {"[“a”]",
     "[\"a\"]",
     {
         {1, 7, true,
          "text stands in straight double quotes (\"), not in typographic ones; write \""},
     }},
    {"{„a“:‘b’}",
     "{\"a\":\"b\"}",
     {
         {1, 7, true,
          "text stands in straight double quotes (\"), not in typographic ones; write \""},
         {9, 7, true,
          "text stands in straight double quotes (\"), not in typographic ones; write \""},
     }},
    {"[\"a”, \"b\"]",
     "[\"a”, \\\"b\"]",
     {
         {8, 1, false, "the text ends with this \", and more follows; write \\\" here"},
     }},
    {"[\"a”,\n\"b\"]",
     "[\"a\",\n\"b\"]",
     {
         {3, 3, true,
          "text stands in straight double quotes (\"), not in typographic ones; write \""},
     }},
    {"[“say “x” now”]",
     "[\"say “x” now\"]",
     {
         {1, 21, false,
          "text stands in straight double quotes (\"), not in typographic ones; write \""},
     }},
    {"[«a»]",
     "[\"a\"]",
     {
         {1, 5, true,
          "text stands in straight double quotes (\"), not in typographic ones; write \""},
     }},
    {"{a:1}",
     "{\"a\":1}",
     {
         {1, 1, true, "a key stands in double quotes; write \"a\""},
     }},
    {"{a-b:1, c_d : 2}",
     "{\"a-b\":1, \"c_d\" : 2}",
     {
         {1, 3, true, "a key stands in double quotes; write \"a-b\""},
         {8, 3, true, "a key stands in double quotes; write \"c_d\""},
     }},
    {"{1:1}",
     "{\"1\":1}",
     {
         {1, 1, true, "a key stands in double quotes; write \"1\""},
     }},
    {"{a b:1}",
     NULL,
     {
         {1, 1, false, "a key stands in double quotes; write \"a\""},
     }},
    {"{\"a\" 1}",
     "{\"a\": 1}",
     {
         {4, 0, true, "a colon is missing after the key; write :"},
     }},
    {"{\"a\" \"b\": 1}",
     NULL,
     {
         {4, 0, false, "a colon is missing after the key; write :"},
     }},
    {"{\"a\"=1, \"b\" => 2}",
     "{\"a\":1, \"b\" : 2}",
     {
         {4, 1, true, "a colon stands between a key and its value; write : for ="},
         {12, 2, true, "a colon stands between a key and its value; write : for =>"},
     }},
    {"[1 2]",
     "[1, 2]",
     {
         {2, 0, false, "a comma is missing here, before the next value; write ,"},
     }},
    {"[1\n2]",
     "[1,\n2]",
     {
         {2, 0, true, "a comma is missing here, before the next value; write ,"},
     }},
    {"[\"a\" \"b\"]",
     "[\"a\", \"b\"]",
     {
         {4, 0, true, "a comma is missing here, before the next value; write ,"},
     }},
    {"[\"a\"\nb]",
     "[\"a\",\n\"b\"]",
     {
         {4, 0, true, "a comma is missing here, before the next value; write ,"},
         {5, 1, true, "b is no JSON value; write text in double quotes"},
     }},
    {"[\"a\" true]",
     "[\"a\", true]",
     {
         {4, 0, true, "a comma is missing here, before the next value; write ,"},
     }},
    {"[\"a\" [1]]",
     "[\"a\", [1]]",
     {
         {4, 0, true, "a comma is missing here, before the next value; write ,"},
     }},
    {"[[1] [2]]",
     "[[1], [2]]",
     {
         {4, 0, true, "a comma is missing here, before the next value; write ,"},
     }},
    {"[\"say \"yes\" now\"]",
     "[\"say \\\"yes\\\" now\"]",
     {
         {6, 1, false, "the text ends with this \", and more follows; write \\\" here"},
     }},
    {"[\"say \"yes\", he said\", 1]",
     "[\"say \\\"yes\\\", he said\", 1]",
     {
         {6, 1, false, "the text ends with this \", and more follows; write \\\" here"},
     }},
    {"[\"say \"\"yes\"\"\"]",
     "[\"say \\\"\\\"yes\\\"\\\"\"]",
     {
         {6, 1, false, "the text ends with this \", and more follows; write \\\" here"},
     }},
    {"{\"a \"b\" c\":1}",
     "{\"a \\\"b\\\" c\":1}",
     {
         {4, 1, false, "the text ends with this \", and more follows; write \\\" here"},
     }},
    {"{\"a\":\"say \"yes\" now\", \"b\": 2}",
     "{\"a\":\"say \\\"yes\\\" now\", \"b\": 2}",
     {
         {10, 1, false, "the text ends with this \", and more follows; write \\\" here"},
     }},
    {"{\"a\":1\n\"b\":2}",
     "{\"a\":1,\n\"b\":2}",
     {
         {6, 0, true, "a comma is missing here, before the next key; write ,"},
     }},
    {"{\"a\":1\nb:2}",
     "{\"a\":1,\n\"b\":2}",
     {
         {6, 0, true, "a comma is missing here, before the next key; write ,"},
         {7, 1, true, "a key stands in double quotes; write \"b\""},
     }},
    {"{\"a\":1 2}",
     NULL,
     {
         {6, 0, false, "a comma is missing here, before the next key; write ,"},
     }},
    {"{\"a\":1;\"b\":2}",
     "{\"a\":1,\"b\":2}",
     {
         {6, 1, true, "a comma stands between the entries; write , for ;"},
     }},
    {"[2024-01]",
     NULL,
     {
         {5, 0, false, "a comma is missing here, before the next value; write ,"},
     }},
    {"[\"a\":1]",
     NULL,
     {
         {4, 1, false, "a list has no keys; write { for the [ of line 1, or before the key"},
     }},
    {"[\"a\", \"b\":1]",
     NULL,
     {
         {9, 1, false, "a list has no keys; write { for the [ of line 1, or before the key"},
     }},
    {"{\"t\":[\"a\", \"b\":1}",
     "{\"t\":[\"a\"], \"b\":1}",
     {
         {11, 3, false, "the [ of line 1 is not closed before this key; write ] before it"},
     }},
    {"{\"t\":[\"a\"\n\"b\":1}",
     "{\"t\":[\"a\"],\n\"b\":1}",
     {
         {10, 3, false, "the [ of line 1 is not closed before this key; write ], before it"},
     }},
    {"{\"t\":[\"b\":1}",
     "{\"t\":[],\"b\":1}",
     {
         {6, 3, false, "the [ of line 1 is not closed before this key; write ], before it"},
     }},
    {"[{\"t\":[[1, 2],[3, \"b\":1}]",
     "[{\"t\":[[1, 2],[3]], \"b\":1}]",
     {
         {18, 3, false, "the [ of line 1 is not closed before this key; write ]] before it"},
     }},
    {"{\"s\":[{\"b\":[\"x\", \"y\"},{\"b\":[]}]}",
     "{\"s\":[{\"b\":[\"x\", \"y\"]},{\"b\":[]}]}",
     {
         {20, 1, false, "the [ of line 1 is not closed before this }; write ] before it"},
     }},
    {"{\"s\":[{\"b\":[\"x\"},{\"b\":[\"y\"}]}",
     NULL,
     {
         {15, 1, false, "} does not close the [ of line 1; write ] for it, or before it"},
     }},
    {"{\"s\":[{\"k\":1, {\"k\":2}]}",
     "{\"s\":[{\"k\":1}, {\"k\":2}]}",
     {
         {14, 1, false, "the { of line 1 is not closed before this {; write } before it"},
     }},
    {"{\"s\":[{\"k\":1 {\"k\":2}]}",
     "{\"s\":[{\"k\":1}, {\"k\":2}]}",
     {
         {13, 1, false, "the { of line 1 is not closed before this {; write }, before it"},
     }},
    {"{\"s\":[{\"k\":1}}, {\"k\":2}]}",
     "{\"s\":[{\"k\":1}, {\"k\":2}]}",
     {
         {13, 1, false, "} does not close the [ of line 1; remove it"},
     }},
    {"{\"s\":[{\"k\":1]]}",
     "{\"s\":[{\"k\":1}]}",
     {
         {12, 1, false, "] does not close the { of line 1; write }"},
     }},
    {"{\"s\":[\"a\",\"b\"}, \"t\":1}",
     "{\"s\":[\"a\",\"b\"], \"t\":1}",
     {
         {13, 1, false, "} does not close the [ of line 1; write ]"},
     }},
    {"{\"s\":[{\"k\":1, \"t\":[}]}",
     "{\"s\":[{\"k\":1, \"t\":[]}]}",
     {
         {19, 1, false, "the [ of line 1 is not closed before this }; write ] before it"},
     }},
    {"{\"s\":[{\"k\":1}, \"k\":2}]}",
     "{\"s\":[{\"k\":1}, {\"k\":2}]}",
     {
         {15, 3, false, "a list has no keys; write { before this one"},
     }},
    {"// x\n1",
     " \n1",
     {
         {0, 4, false, "JSON has no comments; remove this one"},
     }},
    {"[1, /* x */ 2]",
     "[1,   2]",
     {
         {4, 7, false, "JSON has no comments; remove this one"},
     }},
    {"[1/**/, 2]",
     "[1 , 2]",
     {
         {2, 4, false, "JSON has no comments; remove this one"},
     }},
    {"[1 /* x ]",
     NULL,
     {
         {3, 2, false, "the comment that begins here has no end; JSON has no comments, remove it"},
     }},
    {"{ // a\r\n  // b\n}",
     "{  \n}",
     {
         {2, 12, false, "JSON has no comments; remove this one"},
     }},
    {"[1 # x\n]",
     "[1  \n]",
     {
         {3, 3, false, "JSON has no comments; remove this one"},
     }},
    {"[\u00a01]",
     "[ 1]",
     {
         {1, 2, true, "a no-break space stands between the values; write an ordinary space"},
     }},
    {"[\0141]",
     "[ 1]",
     {
         {1, 1, true, "a control character (U+000C) stands between the values; remove it"},
     }},
    {"[1,\u30002]",
     "[1, 2]",
     {
         {3, 3, true, "a wide space stands between the values; write an ordinary space"},
     }},
    {"[NaN]",
     "[null]",
     {
         {1, 3, false, "NaN is no JSON value; JSON has no NaN, write a number"},
     }},
    {"[Infinity]",
     "[null]",
     {
         {1, 8, false, "Infinity is no JSON value; JSON has no infinity, write a number"},
     }},
    {"[-Infinity]",
     "[null]",
     {
         {1, 1, false, "JSON has no infinity and no NaN; write a number"},
     }},
    {"[True, FALSE]",
     "[true, false]",
     {
         {1, 4, true, "True is no JSON value; write true"},
         {7, 5, true, "FALSE is no JSON value; write false"},
     }},
    {"[None, nil, NULL]",
     "[null, null, null]",
     {
         {1, 4, true, "None is no JSON value; write null"},
         {7, 3, true, "nil is no JSON value; write null"},
         {12, 4, true, "NULL is no JSON value; write null"},
     }},
    {"{\"a\": yes}",
     "{\"a\": null}",
     {
         {6, 3, false, "yes is no JSON value; write true"},
     }},
    {"[undefined]",
     "[null]",
     {
         {1, 9, true, "undefined is no JSON value; write null"},
     }},
    {"[nul]",
     "[null]",
     {
         {1, 3, false, "nul is no JSON value; did you mean null? Write text in double quotes"},
     }},
    {"[truest]",
     "[null]",
     {
         {1, 6, false, "truest is no JSON value; did you mean true? Write text in double quotes"},
     }},
    {"[note]",
     "[\"note\"]",
     {
         {1, 4, true, "note is no JSON value; write text in double quotes"},
     }},
    {"[some words]",
     NULL,
     {
         {1, 4, false, "some is no JSON value; write text in double quotes"},
     }},
    {"[long-poll, sse]",
     "[\"long-poll\", \"sse\"]",
     {
         {1, 9, true, "long-poll is no JSON value; write text in double quotes"},
         {12, 3, true, "sse is no JSON value; write text in double quotes"},
     }},
    {"[012]",
     "[12]",
     {
         {1, 3, true, "a number does not begin with 0; remove the leading zero"},
     }},
    {"[-012]",
     "[-12]",
     {
         {1, 4, true, "a number does not begin with 0; remove the leading zero"},
     }},
    {"[00]",
     "[0]",
     {
         {1, 2, true, "a number does not begin with 0; remove the leading zero"},
     }},
    {"[+1]",
     "[1]",
     {
         {1, 1, true, "a number does not begin with +; remove the +"},
     }},
    {"[.5, -.5]",
     "[0.5, -0.5]",
     {
         {1, 1, true, "a number begins with a digit; write 0 before the point"},
         {5, 1, true, "a number begins with a digit; write 0 before the point"},
     }},
    {"[1.]",
     "[1.0]",
     {
         {1, 2, true, "a digit is missing after the point of a number; write one, or no point"},
     }},
    {"[1.e5]",
     "[1.0e5]",
     {
         {1, 2, true, "a digit is missing after the point of a number; write one, or no point"},
     }},
    {"[-]",
     "[null]",
     {
         {1, 1, false, "a digit is missing after the minus sign; write a number"},
     }},
    {"[1e]",
     "[null]",
     {
         {1, 2, false, "a digit is missing after the e of a number; write one"},
     }},
    {"[1.5e+]",
     "[null]",
     {
         {1, 5, false, "a digit is missing after the e of a number; write one"},
     }},
    {"[+1.5.2]",
     "[null]",
     {
         {1, 1, false, "a number does not begin with +; remove the +"},
     }},
    {"[0x1F]",
     "[null]",
     {
         {1, 4, false,
          "letters follow a number; write text and durations in double quotes, as in \"0x1F\""},
     }},
    {"[1.5s, 250ms, 2 min]",
     "[\"1.5s\", \"250ms\", \"2min\"]",
     {
         {1, 4, true,
          "letters follow a number; write text and durations in double quotes, as in \"1.5s\""},
         {7, 5, true,
          "letters follow a number; write text and durations in double quotes, as in \"250ms\""},
         {14, 5, true,
          "letters follow a number; write text and durations in double quotes, as in \"2min\""},
     }},
    {"[2 s]",
     "[\"2s\"]",
     {
         {1, 3, true,
          "letters follow a number; write text and durations in double quotes, as in \"2s\""},
     }},
    {"[25%]",
     "[\"25%\"]",
     {
         {1, 3, true,
          "letters follow a number; write text and durations in double quotes, as in \"25%\""},
     }},
    {"[1e999]",
     "[null]",
     {
         {1, 5, false, "the number is too large for a computer's arithmetic; write a smaller one"},
     }},
    {"[\"a\tb\tc\"]",
     "[\"a\\tb\\tc\"]",
     {
         {3, 1, true, "a tab stands in the text; write \\t"},
     }},
    {"[\"a\001b\"]",
     "[\"ab\"]",
     {
         {3, 1, false, "a control character stands in the text; remove it, or write \\u0001"},
     }},
    {"\n[\"ab\n\"]",
     "\n[\"ab\\n\"]",
     {
         {5, 0, false,
          "the line ends inside the text; end the text with \", or write \\n for a line break"},
     }},
    {"[\"a\nb\", 1]",
     "[\"a\\nb\", 1]",
     {
         {3, 0, false,
          "the line ends inside the text; end the text with \", or write \\n for a line break"},
     }},
    {"{\"a\": \"x,\n\"b\": 1}",
     "{\"a\": \"x\",\n\"b\": 1}",
     {
         {9, 0, false,
          "the line ends inside the text; end the text with \", or write \\n for a line break"},
     }},
    {"{\"a\": \"x\n}",
     "{\"a\": \"x\"\n}",
     {
         {8, 0, false,
          "the line ends inside the text; end the text with \", or write \\n for a line break"},
     }},
    {"[{\"a\": \"x},\n {\"b\": 1}]",
     "[{\"a\": \"x\"},\n {\"b\": 1}]",
     {
         {11, 0, false,
          "the line ends inside the text; end the text with \", or write \\n for a line break"},
     }},
    {"[{\"a\": \"x}\n]",
     "[{\"a\": \"x\"}\n]",
     {
         {10, 0, false,
          "the line ends inside the text; end the text with \", or write \\n for a line break"},
     }},
    {"[\"x\n, 1]",
     NULL,
     {
         {3, 0, false,
          "the line ends inside the text; end the text with \", or write \\n for a line break"},
     }},
    {"[\"a,\n\"b\"]",
     "[\"a\",\n\"b\"]",
     {
         {4, 0, false,
          "the line ends inside the text; end the text with \", or write \\n for a line break"},
     }},
    {"[\"abc",
     NULL,
     {
         {1, 1, false, "the file ends inside the text that begins here; end it with \""},
     }},
    {"[\"abc\\",
     NULL,
     {
         {1, 1, false, "the file ends inside the text that begins here; end it with \""},
     }},
    {"[\"abc\\\"",
     NULL,
     {
         {1, 1, false, "the file ends inside the text that begins here; end it with \""},
     }},
    {"[\"\\x41\"]",
     "[\"\\\\x41\"]",
     {
         {2, 2, false,
          "\\x is no escape; write \\\\ for a backslash (the escapes are \\\" \\\\ \\/ \\b \\f \\n "
          "\\r \\t and \\u with four digits)"},
     }},
    {"[\"2 \\* 3\", \"it\\'s\"]",
     "[\"2 \\\\* 3\", \"it's\"]",
     {
         {4, 2, true,
          "\\* is no escape; write \\\\ for a backslash (the escapes are \\\" \\\\ \\/ \\b \\f \\n "
          "\\r \\t and \\u with four digits)"},
         {14, 2, true, "' needs no backslash before it; remove the backslash"},
     }},
    {"[\"\\é\"]",
     "[\"\\\\é\"]",
     {
         {2, 1, false, "a backslash begins no escape here; write \\\\ for a backslash"},
     }},
    {"[\"\\u12\"]",
     "[\"\\\\u12\"]",
     {
         {2, 2, false, "\\u needs four hexadecimal digits after it; write it as \\u00e9"},
     }},
    {"[\"\\u12G4\"]",
     "[\"\\\\u12G4\"]",
     {
         {2, 2, false, "\\u needs four hexadecimal digits after it; write it as \\u00e9"},
     }},
    {"[\"\\ud83d\"]",
     "[\"�\"]",
     {
         {2, 6, false,
          "\\uD83D is the first half of a surrogate pair without its second; write the character "
          "itself"},
     }},
    {"[\"\\ud83d\\u0041\"]",
     "[\"�\\u0041\"]",
     {
         {2, 6, false,
          "\\uD83D is the first half of a surrogate pair without its second; write the character "
          "itself"},
     }},
    {"[\"\\ude00\"]",
     "[\"�\"]",
     {
         {2, 6, false,
          "\\uDE00 is the second half of a surrogate pair without its first; write the character "
          "itself"},
     }},
    {"[1] x",
     NULL,
     {
         {4, 1, false, "the JSON value has ended before this; remove what follows"},
     }},
    {"{}}",
     "{}",
     {
         {2, 1, false, "the JSON value has ended before this; remove what follows"},
     }},
    {"{}],",
     "{}",
     {
         {2, 2, false, "the JSON value has ended before this; remove what follows"},
     }},
    {"\n[1}",
     "\n[1]",
     {
         {3, 1, false, "} does not close the [ of line 2; write ]"},
     }},
    {"{\"a\":1]",
     "{\"a\":1}",
     {
         {6, 1, false, "] does not close the { of line 1; write }"},
     }},
    {"[\n{\"a\":1",
     NULL,
     {
         {8, 0, false, "the file ends, but the { of line 2 is not closed; write }]"},
     }},
    {"[\n{\"a\":1}",
     "[\n{\"a\":1}]",
     {
         {9, 0, false, "the file ends, but the [ of line 1 is not closed; write ]"},
     }},
    {"[1,",
     NULL,
     {
         {3, 0, false, "the file ends, but the [ of line 1 is not closed; write ]"},
     }},
    {"{\"a\"",
     NULL,
     {
         {4, 0, false, "the file ends, but the { of line 1 is not closed; write }"},
     }},
    {"{\"a\":{\"b\":[1]",
     "{\"a\":{\"b\":[1]}}",
     {
         {13, 0, false, "the file ends, but the { of line 1 is not closed; write }}"},
     }},
    {"[*]",
     NULL,
     {
         {1, 1, false,
          "a value is expected here; write text in double quotes, a number, true, false, null, [ "
          "or {"},
     }},
    {"[“a\", 'b']",
     "[\"a\", \"b\"]",
     {
         {1, 5, true,
          "text stands in straight double quotes (\"), not in typographic ones; write \""},
         {8, 3, true, "text stands in double quotes; write \" for '"},
     }},
    {"\uFEFF{}",
     "{}",
     {
         {0, 3, true, "the file begins with a byte-order mark; save it as UTF-8 without one"},
     }},
    {"{\"s\":[\n  {\"b\":[\"x\"\n  },\n  {\"b\":[\"y\"\n  }\n]}",
     "{\"s\":[\n  {\"b\":[\"x\"]\n  },\n  {\"b\":[\"y\"]\n  }\n]}",
     {
         {21, 1, false, "the [ of line 2 is not closed before this }; write ] before it"},
         {38, 1, false, "the [ of line 4 is not closed before this }; write ] before it"},
     }},
    {"{\"a\":{\"t\":[1,\n\"x\":[\"k\",\n\"y\":1}}",
     "{\"a\":{\"t\":[1],\n\"x\":[\"k\"],\n\"y\":1}}",
     {
         {14, 3, false, "the [ of line 1 is not closed before this key; write ] before it"},
         {24, 3, false, "the [ of line 2 is not closed before this key; write ] before it"},
     }},
    {"[1 000]",
     NULL,
     {
         {2, 0, false, "a comma is missing here, before the next value; write ,"},
     }},
    {"[1 000, 2]",
     NULL,
     {
         {2, 0, false, "a comma is missing here, before the next value; write ,"},
     }},
    {"[5 6]",
     "[5, 6]",
     {
         {2, 0, false, "a comma is missing here, before the next value; write ,"},
     }},
    {"[\u200b1]",
     "[ 1]",
     {
         {1, 3, true, "a space of no width stands between the values; write an ordinary space"},
     }},
    {"[\"\\u0000\", +1]",
     "[\"\\u0000\", 1]",
     {
         {11, 1, true, "a number does not begin with +; remove the +"},
     }},
    {"[12345678901234567890123456789012345678901234567890123456789012345678901234567890, +1]",
     "[12345678901234567890123456789012345678901234567890123456789012345678901234567890, 1]",
     {
         {83, 1, true, "a number does not begin with +; remove the +"},
     }},
    {"{\"a\":1,]",
     "{\"a\":1}",
     {
         {6, 1, true, "no key follows this comma; remove the comma"},
         {7, 1, false, "] does not close the { of line 1; write }"},
     }},
    {"[\"say “x” now\", \"b]",
     NULL,
     {
         {20, 1, false, "the file ends inside the text that begins here; end it with \""},
     }},
    {"{\"a\": \"x},\n \"b\": 1}",
     "{\"a\": \"x}\",\n \"b\": 1}",
     {
         {10, 0, false,
          "the line ends inside the text; end the text with \", or write \\n for a line break"},
     }},
    {"[\"x\\'y\", 'z\\n\\u00e9']",
     "[\"x'y\", \"z\\n\\u00e9\"]",
     {
         {3, 2, true, "' needs no backslash before it; remove the backslash"},
         {9, 11, true, "text stands in double quotes; write \" for '"},
     }},
    {"[1,\n// x\n]",
     "[1\n \n]",
     {
         {4, 4, false, "JSON has no comments; remove this one"},
         {2, 1, true, "no value follows this comma; remove the comma"},
     }},
    {"{\"a\":,}",
     "{\"a\":null}",
     {
         {5, 1, false, "a value is missing before this ,; write it"},
         {5, 1, true, "no key follows this comma; remove the comma"},
     }},
    {"[[1,2}",
     NULL,
     {
         {5, 1, false, "} does not close the [ of line 1; write ] for it, or before it"},
     }},
};
enum { MISTAKES = sizeof mistakes / sizeof *mistakes };

static void expect_told(int row, const struct scan_result *result) {
    const char *text = mistakes[row].text;
    for (int i = 0; i < result->mistake_count; i++) {
        const struct scan_mistake *mistake = &result->mistakes[i];
        char says[512];
        errbuf_join_help(says, sizeof says, mistake->words);
        assert_in_range(i, 0, 3);
        if (mistakes[row].told[i].says == NULL)
            fail_msg("%s: %s is told, too", text, says);
        assert_string_equal(says, mistakes[row].told[i].says);
        if (mistake->offset != mistakes[row].told[i].offset ||
            mistake->length != mistakes[row].told[i].length ||
            mistake->is_certain != mistakes[row].told[i].is_certain)
            fail_msg("%s: at %zu for %zu%s: %s", text, mistake->offset, mistake->length,
                     mistake->is_certain ? ", certain" : "", says);
    }
    assert_null(mistakes[row].told[result->mistake_count].says);
}

/* With the edits it is JSON of the same values. */
static void expect_mended(int row, const struct scan_result *result) {
    struct scan_result again;
    struct arena arena = {0};
    size_t length = strlen(mistakes[row].text);
    char *mended = scan_mended(result, mistakes[row].text, &length, &arena);
    assert_string_equal(mended, mistakes[row].mended);
    assert_int_equal(length, strlen(mended));
    assert_true(scan_json(mended, length, true, &again));
    assert_int_equal(again.value_count, result->value_count);
    scan_release(&again);
    arena_release(&arena);
}

static void every_mistake_is_placed_explained_and_mended(void **state) {
    (void)state;
    for (int row = 0; row < MISTAKES; row++) {
        struct scan_result result;
        assert_false(scan_json(mistakes[row].text, strlen(mistakes[row].text), true, &result));
        assert_true(result.mistake_count > 0);
        expect_told(row, &result);
        if (result.is_whole != (mistakes[row].mended != NULL))
            fail_msg("%s is read %s", mistakes[row].text, result.is_whole ? "on" : "no further");
        if (result.is_whole)
            expect_mended(row, &result);
        scan_release(&result);
    }
}

/* Nobody asks where the values are: the same is told. */
static void what_is_told_hangs_on_no_values(void **state) {
    (void)state;
    for (int row = 0; row < MISTAKES; row++) {
        struct scan_result result;
        assert_false(scan_json(mistakes[row].text, strlen(mistakes[row].text), false, &result));
        expect_told(row, &result);
        assert_int_equal(result.value_count, 0);
        scan_release(&result);
    }
}

static void bytes_that_are_nul_are_told(void **state) {
    (void)state;
    size_t bad;
    char says[512];
    assert_false(scan("[1]\0", 4, &bad, says));
    assert_int_equal(bad, 3);
    assert_false(scan("[\"\0\"]", 5, &bad, says));
    assert_int_equal(bad, 2);
    assert_string_equal(says, "the character U+0000 (NUL) stands in the text; remove it");
    assert_false(scan("{\"a\0\":1}", 8, &bad, says));
    assert_int_equal(bad, 3);
    assert_string_equal(says, "the character U+0000 (NUL) stands in the text; remove it");
    assert_false(scan("[\0001\0]\0", 6, &bad, says));
    assert_string_equal(says, "the file is written in UTF-16; save it as UTF-8");
    assert_false(scan("\xFF\xFE[", 3, &bad, says));
    assert_string_equal(says, "the file is written in UTF-16; save it as UTF-8");
    assert_false(scan("[\"caf\xE9\"]", 8, &bad, says));
    assert_string_equal(says, "the byte 0xE9 is no UTF-8; save the file as UTF-8");
}

/* Only length bytes are read: the rest would make the text wrong, or right. */
static void nothing_is_read_beyond_the_length(void **state) {
    (void)state;
    size_t bad;
    char says[512];
    assert_true(scan("[1]x", 3, &bad, says));
    assert_true(scan("truest", 4, &bad, says));
    assert_true(scan("12e", 2, &bad, says));
    assert_false(scan("\"a\"", 2, &bad, says));
    assert_false(scan("\"\\u0041\"", 5, &bad, says));
}

static bool scan_nested(int depth, char open, size_t *bad) {
    char says[512];
    size_t length = (size_t)depth;
    char *text = malloc(length * 6);
    assert_non_null(text);
    size_t at = 0;
    for (int i = 0; i < depth; i++) {
        text[at++] = open;
        if (open == '{' && i + 1 < depth) {
            text[at++] = '"';
            text[at++] = '"';
            text[at++] = ':';
        }
    }
    memset(text + at, open == '{' ? '}' : ']', length);
    bool taken = scan(text, at + length, bad, says);
    free(text);
    return taken;
}

static void nesting_has_a_limit(void **state) {
    (void)state;
    size_t bad;
    assert_true(scan_nested(SCAN_DEPTH_LIMIT, '[', &bad));
    assert_true(scan_nested(SCAN_DEPTH_LIMIT, '{', &bad));
    assert_false(scan_nested(SCAN_DEPTH_LIMIT + 1, '[', &bad));
    assert_int_equal(bad, SCAN_DEPTH_LIMIT);
    assert_false(scan_nested(SCAN_DEPTH_LIMIT + 1, '{', &bad));
}

/* "[0,0,…]": the list is a value, too. */
static void there_is_a_limit_of_values(void **state) {
    (void)state;
    static char text[2 * SCAN_VALUES_LIMIT + 2];
    size_t bad;
    char says[512];
    for (size_t i = 0; i < sizeof text; i += 2)
        memcpy(text + i, ",0", 2);
    text[0] = '[';
    text[2 * SCAN_VALUES_LIMIT - 2] = ']';
    assert_true(scan(text, 2 * SCAN_VALUES_LIMIT - 1, &bad, says));
    text[2 * SCAN_VALUES_LIMIT - 2] = ',';
    text[2 * SCAN_VALUES_LIMIT] = ']';
    assert_false(scan(text, 2 * SCAN_VALUES_LIMIT + 1, &bad, says));
    assert_int_equal(bad, 2 * SCAN_VALUES_LIMIT - 1);
    assert_string_equal(says, "the file holds more than 1000000 values; write fewer");
}

/* A million times the same mistake: what is noted is bounded, and so is the time. */
static void expect_bounded(const char *mistake, const char *before, const char *after) {
    enum { TIMES = 1000000 };
    size_t bytes = strlen(mistake), at = strlen(before);
    char *text = malloc(bytes * TIMES + at + strlen(after) + 1);
    struct scan_result result;
    assert_non_null(text);
    memcpy(text, before, at);
    for (int i = 0; i < TIMES; i++, at += bytes)
        memcpy(text + at, mistake, bytes);
    memcpy(text + at, after, strlen(after) + 1);
    assert_false(scan_json(text, at + strlen(after), true, &result));
    assert_in_range(result.mistake_count, 1, SCAN_MISTAKES_LIMIT);
    assert_in_range(result.edit_count, 0, 100000);
    scan_release(&result);
    free(text);
}

static void what_is_noted_is_bounded(void **state) {
    (void)state;
    expect_bounded("x,", "[", "1]");
    expect_bounded("\\x", "[\"", "\"]");
    expect_bounded("\t", "[\"", "\"]");
    expect_bounded("[1},", "[", "1]");
    expect_bounded("[1},\n", "[", "1]");
    expect_bounded("\"a\":[1,", "{", "1}");
    expect_bounded("'", "[", "]");
    expect_bounded("'a ", "[", "]");
    expect_bounded("\"a ", "[", "]");
    expect_bounded("{\"a\":1,", "[", "]");
    expect_bounded("/*", "[", "]");
    expect_bounded("\"\n", "[", "]");
    expect_bounded("}", "[", "");
}

static void a_number_of_many_digits_is_measured(void **state) {
    (void)state;
    size_t bad;
    enum { DIGITS = 2000 };
    char text[DIGITS + 8], says[512];
    memset(text, '9', DIGITS);
    assert_false(scan(text, DIGITS, &bad, says));
    assert_true(scan(text, 308, &bad, says));
    text[0] = '0';
    text[1] = '.';
    assert_true(scan(text, DIGITS, &bad, says));
}

static struct scan_result scanned(const char *text, size_t length) {
    struct scan_result result, copy;
    assert_true(scan_json(text, length, false, &result));
    copy = result;
    scan_release(&result);
    return copy;
}

static void a_nul_escape_is_noticed(void **state) {
    (void)state;
    assert_true(scanned("\"\\u0000\"", 8).has_nul_escape);
    assert_false(scanned("\"\\\\u0000\"", 9).has_nul_escape);
}

static void expect_values(const char *text, const struct scan_value *wanted, int count) {
    struct scan_result result;
    scan_json(text, strlen(text), true, &result);
    assert_true(result.is_whole);
    assert_int_equal(result.value_count, count);
    for (int i = 0; i < count; i++) {
        assert_int_equal(result.values[i].begin, wanted[i].begin);
        assert_int_equal(result.values[i].end, wanted[i].end);
        assert_int_equal(result.values[i].key, wanted[i].key);
        assert_int_equal(result.values[i].key_end, wanted[i].key_end);
    }
    scan_release(&result);
}

static void every_value_and_key_is_placed(void **state) {
    (void)state;
    static const struct scan_value values[] = {
        {1, 57, 0, 0},    {8, 35, 2, 5},  {9, 10, 0, 0},    {12, 18, 0, 0},   {20, 28, 0, 0},
        {25, 27, 21, 24}, {30, 33, 0, 0}, {40, 46, 36, 39}, {52, 56, 48, 51},
    };
    expect_values(" {\"a\" : [1, \"]},:\", {\"x\":{}}, [ ] ],\"b\":-2.5e3, \"c\":null}", values, 9);
}

/* Where they stand in the text as it was written, whatever mended it. */
static void values_are_placed_around_mistakes(void **state) {
    (void)state;
    static const struct scan_value listed[] = {
        {0, 27, 0, 0},    /* { … } */
        {5, 14, 1, 4},    /* the list without its ], which ends before the comma */
        {6, 9, 0, 0},     /* "x" */
        {11, 14, 0, 0},   /* "y" */
        {20, 23, 16, 19}, /* 'z' of "b" */
        {26, 26, 24, 25}, /* nothing, of c */
    };
    expect_values("{\"a\":[\"x\", \"y\", \"b\":'z'\nc:}", listed, 6);
    static const struct scan_value braced[] = {
        {0, 14, 0, 0}, {1, 5, 0, 0}, {7, 13, 0, 0}, {11, 12, 7, 10}};
    expect_values("[null, \"k\":1}]", braced, 4);
    static const struct scan_value quoted[] = {{0, 18, 0, 0}, {7, 17, 1, 6}};
    expect_values("{\"a\"b\":\"say \"so\"\"}", quoted, 2);
}

/* A string is read eight bytes at a time: what ends it, or is wrong in it, at every place of eight.
 */
static void strings_of_every_length_are_read(void **state) {
    (void)state;
    for (int length = 0; length < 40; length++)
        for (int at = 0; at < length; at++) {
            size_t bad;
            char text[64], made[64], says[512];
            memset(text, (at + length) % 2 == 0 ? 'x' : 0x7F, sizeof text);
            snprintf(made, sizeof made, "\"%.*s\\n%.*s\"", at, text, length - at - 1, text);
            assert_true(scan(made, strlen(made), &bad, says));
            made[1 + at] = '\x1F';
            assert_false(scan(made, strlen(made), &bad, says));
            assert_int_equal(bad, 1 + at);
            made[1 + at] = '"';
            assert_false(scan(made, strlen(made), &bad, says));
            assert_int_equal(bad, 2 + at);
        }
}

static void a_long_number_is_noticed(void **state) {
    (void)state;
    char text[SCAN_LONG_NUMBER];
    memset(text, '7', sizeof text);
    assert_false(scanned(text, sizeof text - 1).has_long_number);
    assert_true(scanned(text, sizeof text).has_long_number);
}

/* The suite's own verdicts are in the names: y_ must be taken, n_ refused; i_ is left to us. */

static const char suite[] = RTLESSON_TEST_ROOT "/../shared/jsontestsuite";

static bool open_to_us_is_taken(const char *name) {
    static const char *const taken[] = {
        "i_number_double_huge_neg_exp.json", /* too small for a double: rounded to 0 */
        "i_number_real_underflow.json",      /* so is this */
        "i_number_too_big_neg_int.json",     /* a double near it is good enough; a field */
        "i_number_too_big_pos_int.json",     /* that wants a whole number has its range */
        "i_number_very_big_negative_int.json",
        "i_structure_500_nested_arrays.json", /* within the limit of 1,000 */
    };
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++)
        if (strcmp(name, taken[i]) == 0)
            return true;
    /* Refused: lone surrogates, what is no UTF-8, a byte-order mark, numbers beyond a double. */
    return false;
}

static void try_file(const char *name) {
    char path[1024];
    struct problems problems = {0};
    struct json_document document;
    size_t length;
    snprintf(path, sizeof path, "%s/%s", suite, name);
    char *text = file_read(path, &length, &problems);
    assert_non_null(text);
    bool expected = name[0] == 'y' || (name[0] == 'i' && open_to_us_is_taken(name));
    bool built = json_parse(&document, name, text, length, false, &problems);
    bool taken = problems.count == 0;
    if (taken != expected)
        fail_msg("%s is %s", name, taken ? "taken" : "refused");
    assert_true(built || !taken);
    if (built)
        json_release(&document);
    if (!taken && (problems.list[0].place.line < 1 || problems.list[0].place.column < 1))
        fail_msg("%s is refused without a place", name);
    problems_release(&problems);
    free(text);
}

static void the_json_test_suite_is_held(void **state) {
    (void)state;
    DIR *folder = opendir(suite);
    if (folder == NULL) {
        print_message("%s is not there: skipped\n", suite);
        skip();
        return;
    }
    int counts[3] = {0};
    static const char kinds[] = "yni";
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        const char *kind = entry->d_name[0] != '\0' ? strchr(kinds, entry->d_name[0]) : NULL;
        if (kind == NULL || entry->d_name[1] != '_')
            continue;
        try_file(entry->d_name);
        counts[kind - kinds]++;
    }
    closedir(folder);
    assert_int_equal(counts[0], 95);
    assert_int_equal(counts[1], 188);
    assert_int_equal(counts[2], 35);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_json_is_taken),
        cmocka_unit_test(every_mistake_is_placed_explained_and_mended),
        cmocka_unit_test(what_is_told_hangs_on_no_values),
        cmocka_unit_test(bytes_that_are_nul_are_told),
        cmocka_unit_test(nothing_is_read_beyond_the_length),
        cmocka_unit_test(nesting_has_a_limit),
        cmocka_unit_test(there_is_a_limit_of_values),
        cmocka_unit_test(a_number_of_many_digits_is_measured),
        cmocka_unit_test(a_nul_escape_is_noticed),
        cmocka_unit_test(what_is_noted_is_bounded),
        cmocka_unit_test(every_value_and_key_is_placed),
        cmocka_unit_test(values_are_placed_around_mistakes),
        cmocka_unit_test(strings_of_every_length_are_read),
        cmocka_unit_test(a_long_number_is_noticed),
        cmocka_unit_test(the_json_test_suite_is_held),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

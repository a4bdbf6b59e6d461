/* The table of codes. */
#include "lesson/code.h"

const struct code_row code_rows[CODES + 1] = {
    /* B: what a kind asks of its block. */
    [CODE_SAY_WHAT_IS_RIGHT] =
        {"B001", "No right answer",
         "A scored question needs a right answer, or nobody could give it. Mark the right answer, "
         "or write \"scored\": false if the question only asks for an opinion."},
    [CODE_ONE_RIGHT] = {"B002", "More than one right answer in a single choice",
                        "A choice takes one answer, so two right ones could not both be given. "
                        "Leave one of them \"correct\", or use the kind choices."},
    [CODE_NOT_SCORED] = {"B004", "A scoring field in a question without a score",
                         "A field that says how an answer is scored has no effect when nothing is "
                         "scored. Remove it, or write \"scored\": true."},
    [CODE_WEIGHT] = {"B005", "A weight that does not fit its choice",
                     "With weights, a right choice adds to the score, and a wrong one subtracts "
                     "from it or adds nothing. Give right choices a weight above 0 and the others "
                     "0 or less, or remove \"weight\"."},
    [CODE_GAP] = {"B006", "Sentence and gaps do not match",
                  "Each gap appears once in the sentence, as its id in braces, and each id in "
                  "braces needs a gap. Add the missing one, or correct its name."},
    [CODE_ACCEPT] =
        {"B007", "An answer that nothing can match",
         "Typed answers are compared with the texts in \"accepts\" or matched by \"pattern\", "
         "after case, accents and spaces are folded. Write a text that still has a letter or digit "
         "after folding, and a pattern that uses only the supported syntax."},
    [CODE_SLIP_IS_RIGHT] =
        {"B008", "A slip that is right",
         "A slip is a wrong answer with its own explanation; a right answer would never show it. "
         "Change it to a wrong answer, remove it, or make \"tolerance\" narrower."},
    [CODE_QUANTITY] =
        {"B009", "Not a quantity, or the wrong type of quantity",
         "Numbers are compared as numbers and times as times, whatever unit the learner types. "
         "Write a number such as \"2.58\", or a time such as \"2.58s\" if the question asks for "
         "one. Write \"tolerance\" as an amount or as a share."},
    [CODE_OUT_OF_REACH] =
        {"B010", "The right answer cannot be given",
         "On a scale learners can mark only its steps, and no step is close enough to the right "
         "answer. Add more \"steps\", change the ends of the scale, or widen \"tolerance\"."},
    [CODE_TELL_APART] = {"B011", "Two entries that look the same",
                         "When two entries read alike, learners cannot tell them apart, and a "
                         "right answer may be marked wrong. Reword one of them."},
    [CODE_SCALE] = {"B012", "Invalid ends of a scale",
                    "A scale rises from \"from\" to \"to\", and its start value lies between them. "
                    "A logarithmic scale multiplies at each step, so it has no 0."},
    [CODE_BANDS] = {"B013", "Bands that do not divide the scale",
                    "Every window lies in exactly one band: the bands rise, each but the last ends "
                    "\"below\" a value on the scale, and each contains at least one step. Correct "
                    "\"below\", or give the slider more \"steps\"."},
    [CODE_NO_SUCH_PART] = {"B014", "An id that this block does not have",
                           "Categories, actors, lanes and knobs are named by their ids within the "
                           "block. Use an id that the block has, or add what is missing."},
    [CODE_PREDICTION] =
        {"B015", "A question that cannot be a prediction",
         "A prediction is right or wrong, and its answer appears once the learner has seen the "
         "film or moved the slider. Use a kind of question that is scored, and leave out what the "
         "block around it decides: when the answer appears and what follows."},
    [CODE_FIGURE] = {"B016", "A figure in the wrong place",
                     "With \"figure\" the simulator supplies the right answer. It works only in a "
                     "prediction of a simulated diagram or slider, with a \"tolerance\" and "
                     "without an \"answer\". Elsewhere, write an \"answer\"."},
    [CODE_LONE_FIELD] = {"B017", "A field without the field it depends on",
                         "Some fields refine another field and have no effect without it. Add the "
                         "other field, or remove this one."},
    [CODE_ONE_OF] = {"B018", "Two alternatives at once, or neither",
                     "A diagram is either a script or a simulation, and a knob has either listed "
                     "values or a range. Keep one of the two, and remove the other."},
    [CODE_OF_A_MISSION] = {"B019", "A field that belongs in a mission",
                           "In a diagram with missions, the predictions and goals belong to the "
                           "missions. Move the field into a mission, or remove it."},
    [CODE_DRAW] = {"B020", "More questions to draw than there are",
                   "A quiz draws some of its questions for each attempt. Write more questions, or "
                   "draw fewer."},
    [CODE_PLACEHOLDER] = {"B021", "A placeholder that stands for nothing",
                          "In a simulated block, {set: interval} becomes the value of a knob and "
                          "{figure: fresh} becomes a measured figure of the run. Use a knob or a "
                          "measure that exists, or write the text itself."},
    [CODE_STEP_FIELDS] =
        {"B022", "Fields of a step that do not go together",
         "A step of a script is one thing: a message (\"from\", \"to\", \"takes\"), data "
         "(\"appears\", \"until\"), a connection (\"opens\", \"until\"), or words to \"say\". "
         "Remove the fields of the others, or split the step in two."},
    [CODE_STEP_TIME] =
        {"B023", "A step at the wrong time",
         "Steps are in order of time, end after they begin, and lie within the film. Only one step "
         "speaks at a time. Correct the time, or make the film longer."},
    [CODE_ACTORS] =
        {"B024", "Wrong actors",
         "Messages and connections join two actors. A script lists all its actors; a simulation "
         "has a client and then a server. Correct \"actors\", or the step that names them."},
    [CODE_LABEL] = {"B025", "A label too long for its arrow",
                    "A label appears on its arrow or line, which is short in a small terminal. "
                    "Shorten it, or move the rest to \"say\"."},
    [CODE_SEEN] = {"B026", "Data that no message delivers",
                   "Data counts as seen from the moment \"until\", when a message delivers it to "
                   "another actor. Set \"until\" to the moment that message arrives."},
    [CODE_EACH_REASON] =
        {"B027", "A category without a reason",
         "A learner who puts an item into a category is told why it belongs there, or why it does "
         "not. Write a reason for each category in \"why\"."},
    [CODE_CASE_BLOCKS] =
        {"B028", "A case that cannot be simulated",
         "The simulator runs what the learner decides in a case: the window set on its one slider "
         "and the family ticked in its one choice. Give the case both. Each answer of the choice "
         "needs the id of a family, and each family needs a technique."},

    /* C: a course. */
    [CODE_COURSE_OUTSIDE] =
        {"C001", "A file outside the course",
         "A course opens only files in its own directory, whoever wrote it. Move the lesson's file "
         "there, and write its path from that directory."},
    [CODE_COURSE_FILE] =
        {"C002", "A missing lesson file",
         "A lesson that comes with the course needs its \"file\". Write the path from the course's "
         "directory, or write \"bundled\": false if the lesson is not written yet."},
    [CODE_COURSE_ID] = {"C003", "Two ids for one lesson",
                        "The course finds a lesson and the learner's progress in it by its id. Use "
                        "the same id in the course and in the lesson's file."},
    [CODE_COURSE_MISTAKES] = {"C004", "A lesson with errors",
                              "A lesson with errors cannot start from the course. Check its file, "
                              "and correct what check reports."},
    [CODE_COURSE_NUMBER] = {"C005", "A lesson without a number",
                            "Lessons are counted by number. Give the lesson a number, or write "
                            "\"extra\": true if it does not count."},
    [CODE_COURSE_ORDER] =
        {"C006", "Lesson numbers out of order or too high",
         "Lessons are listed in the order of their numbers, and no number exceeds the course's "
         "\"count\". Renumber or move the lesson, or raise \"count\"."},

    /* F: names, types, ranges and ids of fields. */
    [CODE_OTHER_FORMAT] = {"F001", "Unsupported format",
                           "The number says which version of the format the file follows. Write "
                           "the version that this program reads."},
    [CODE_MISSING_FIELD] = {"F002", "A missing field",
                            "The object is incomplete without it. Add the field; explain with the "
                            "name of the kind says what it holds."},
    [CODE_UNKNOWN_KIND] =
        {"F003", "Unknown kind of block",
         "\"kind\" says what a block is and which fields it has. Use one of the existing kinds."},
    [CODE_UNKNOWN_FIELD] = {"F004", "Unknown field",
                            "A field that nothing reads is misspelled or in the wrong object. "
                            "Correct the name, move the field, or remove it."},
    [CODE_TYPE] =
        {"F005", "A value of the wrong type",
         "Each field takes text, a number, true or false, a list, or an object. Write the type "
         "that it takes: text in quotes, numbers and true without, lists in [ ], objects in { }."},
    [CODE_NOT_ONE_OF] = {"F006", "Not one of the allowed words",
                         "The field takes one of a few words. Use one of them."},
    [CODE_RANGE] = {"F007", "A value out of range",
                    "The value is outside the limits of the field. Choose one within them."},
    [CODE_WRITTEN] = {"F008", "Not a duration or a share",
                      "A duration is a number with a unit, such as \"1.5s\", \"20ms\" or \"2min\"; "
                      "a share is a number with %, such as \"25%\". Write it this way, in quotes."},
    [CODE_TWICE] = {"F009", "A duplicate",
                    "An id or key names one thing only, and the values in a list of choices must "
                    "differ. Rename one of the two, or remove it."},
    [CODE_ID] = {"F010", "Not a valid id",
                 "Answers are stored under ids, and commands refer to them, so an id has only the "
                 "letters A-Z and a-z, digits, - and _, and at most 64 of them. Write - for "
                 "spaces, and remove other characters."},
    [CODE_EMPTY_TEXT] = {"F011", "An empty text",
                         "A text with nothing to read leaves a gap on the page. Write the text, or "
                         "remove the field."},
    [CODE_ONE_LINE] = {"F012", "A line break in a one-line text",
                       "Titles, labels and similar texts take one line. Replace the line break "
                       "with a space, or move the longer text to a field that takes prose."},
    [CODE_COUNT] = {"F013", "Too few or too many entries",
                    "The list has fewer entries than it needs, or more than can be shown. Add or "
                    "remove some."},
    [CODE_NUL] = {"F014", "The character U+0000",
                  "Text cannot contain \\u0000, which would end it early. Remove the character."},
    [CODE_LONG_TEXT] = {"F015", "A text too long or nested too deeply",
                        "The size of a text is limited so that pages appear at once. Split the "
                        "text into several blocks."},
    [CODE_UNFORMATTED] = {"F016", "Markdown that is not formatted",
                          "Prose is CommonMark, but a terminal shows no tables, images or HTML. "
                          "They would appear as they are written. Say it in another way."},
    [CODE_LINE_MARKS] =
        {"F017", "Markdown in a plain line",
         "This line is shown exactly as it is written, marks included. Remove the marks."},
    [CODE_NO_SUCH_BLOCK] =
        {"F018", "An id that no block has",
         "\"after\" names a block by its id. Use the id of an existing block, or add the id to the "
         "block. Sections and parts of a block, such as a card, cannot be named."},
    [CODE_NOT_BEFORE] = {"F019", "\"after\" names a block that does not come before",
                         "Learners go from top to bottom, so a block can wait only for one that "
                         "comes before it. Name an earlier block, or move this one."},
    [CODE_NO_SUCH_TERM] =
        {"F020", "An unknown term",
         "A section lists the terms that it explains by their ids in the lesson's \"glossary\". "
         "Correct the id, or add the term to the glossary."},
    [CODE_APPENDIX] =
        {"F021", "A section after the appendix",
         "A lesson ends with its last ordinary section, and the appendix follows that end. Move "
         "all sections with \"appendix\": true to the end of the file."},
    [CODE_NOT_ALWAYS_THERE] = {"F022", "\"after\" names a question that may not be drawn",
                               "A quiz that draws its questions asks only some of them in each "
                               "attempt. A block that waits for one of the others would never "
                               "appear. Name the quiz, or let it ask all its questions."},

    /* J: the file, and its JSON. */
    [CODE_UNREADABLE] = {"J001", "The file cannot be read",
                         "The file does not exist, is a directory, or is not readable. Check the "
                         "name and the permissions."},
    [CODE_FILE_EMPTY] = {"J002", "An empty file",
                         "A lesson is one JSON object, and this file contains none. Begin it with "
                         "{ and end it with }."},
    [CODE_FILE_TOO_LARGE] =
        {"J003", "A file too large or too deep",
         "To keep reading fast, a file holds at most 64 MiB and 1,000,000 values, and lists and "
         "objects nested at most 1,000 deep. Make the file smaller."},
    [CODE_FILE_ENCODING] = {"J004", "A file that is not UTF-8",
                            "JSON is written in UTF-8. Save the file in this encoding."},
    [CODE_FILE_MARK] =
        {"J005", "A byte-order mark",
         "Some editors put three invisible bytes at the start of a UTF-8 file, but JSON begins "
         "with its value. Save the file as UTF-8 without a byte-order mark."},
    [CODE_COMMENT] = {"J006", "A comment",
                      "JSON has no comments. Remove it, and keep notes in a separate file."},
    [CODE_SPACE_BETWEEN] =
        {"J007", "A character that only looks like a space",
         "Only spaces, tabs and line ends can separate values. Other characters, such as a word "
         "processor's no-break space, look the same but are not allowed. Type an ordinary space."},
    [CODE_QUOTES] = {"J008", "Text or a key without straight double quotes",
                     "Text and keys stand in straight double quotes; no other quotes will do. Put "
                     "one before the text and one after it."},
    [CODE_TRAILING_COMMA] =
        {"J009", "A comma after the last entry",
         "A comma separates two entries, so none follows the last one. Remove it."},
    [CODE_MISSING_COMMA] = {"J010", "A missing comma between two entries",
                            "Commas separate the entries of a list and the members of an object. "
                            "Write one after each entry but the last."},
    [CODE_MISSING_COLON] =
        {"J011", "A missing colon between a key and its value",
         "A member of an object is a key, a colon and a value. Write the colon."},
    [CODE_MISSING_VALUE] = {"J012", "A comma or key without a value",
                            "A value follows each colon and comes before each comma. Write the "
                            "missing value, or remove the comma or key."},
    [CODE_MISSING_KEY] = {"J013", "A missing key, or a key in a list",
                          "Entries in braces { } have keys in double quotes; entries in brackets [ "
                          "] have none. Write the key, or change the brackets."},
    [CODE_NOT_CLOSED] = {"J014", "A list or object that is not closed",
                         "Each [ needs a ] and each { needs a }, innermost first. Add the missing "
                         "one; indenting the lines helps you find it."},
    [CODE_WRONG_CLOSER] = {"J015", "The wrong closing bracket",
                           "] closes a [ and } closes a {, innermost first. Replace the bracket, "
                           "or remove it if there is one too many."},
    [CODE_AFTER_END] = {"J016", "More text after the end",
                        "A file holds one value and ends with it. Remove what follows, or the "
                        "closing bracket that came too early."},
    [CODE_NO_JSON_VALUE] = {"J017", "Not a JSON value",
                            "A value is text in double quotes, a number, true, false, null, a list "
                            "or an object. Write one of these."},
    [CODE_JSON_NUMBER] =
        {"J018", "A number that JSON does not allow",
         "A JSON number begins with a digit or a minus sign, has no leading zeros, and has digits "
         "on both sides of its decimal point: 0.5, -12, 1e3."},
    [CODE_BARE_UNIT] = {"J019", "A number with a unit, without quotes",
                        "Durations and shares have a unit, so they are text: \"2s\", \"25%\". Put "
                        "them in double quotes."},
    [CODE_JSON_WORD] =
        {"J020", "A word that is not a JSON value",
         "The only words in JSON are true, false and null, in lower case; everything else is text. "
         "Write one of the three, or put double quotes around the word."},
    [CODE_TEXT_END] =
        {"J021", "A text that does not end on its line",
         "A text begins and ends on one line, so that a missing quote cannot swallow the rest of "
         "the file. Add the missing quote, or write \\n for a line break."},
    [CODE_CONTROL] = {"J022", "A tab or control character in a text",
                      "Invisible characters are written as escapes, so that they are there on "
                      "purpose. Write \\t for a tab, and remove the others."},
    [CODE_ESCAPE] = {"J023", "An invalid escape",
                     "A backslash comes before a double quote, before one of \\ / b f n r t, or "
                     "before u and four hexadecimal digits. For a backslash itself, write two."},
    [CODE_QUOTE_INSIDE] = {"J024", "A quote that ends its text too early",
                           "A double quote inside a text ends it, and what follows is not JSON. "
                           "Put a backslash before the quote, or use “curly quotes”."},

    /* R: what cannot be shown. */
    [CODE_CUT] = {"R001", "A text that is cut off",
                  "Titles, names and labels take one or two rows, and a small terminal has too "
                  "little room for this one. Shorten it, and put the rest in a text that wraps."},
    [CODE_NOT_COME_TO] = {"R002", "Something no key can reach",
                          "At this size the block has more than can be scrolled into view. Shorten "
                          "the block, or split it in two."},

    /* S: simulations. */
    [CODE_UNKNOWN_KNOB] = {"S001", "Unknown knob",
                           "A scenario is a set of knobs, each with a name. Correct the name; "
                           "explain with the name of a knob says what it does."},
    [CODE_KNOB_VALUE] = {"S002", "Not a value of this knob",
                         "Each knob takes a duration, a number, a word or a sequence of moments, "
                         "within its limits. Write a value that it takes."},
    [CODE_KNOB_ELSEWHERE] = {"S003", "A knob of another technique",
                             "Most knobs belong to certain techniques: short polling, for example, "
                             "has no heartbeat. Remove the knob, or choose another technique."},
    [CODE_KNOB_FILE] = {"S004", "Updates from a file",
                        "A lesson is self-contained and opens no other files. List the moments in "
                        "the lesson, as in \"at:1s,2.5s\"."},
    [CODE_OTHER_TERMS] = {"S005", "Compared under different conditions",
                          "A film and a table differ in conditions that no technique changes, so a "
                          "learner cannot compare them. Set the knobs to the same values, or say "
                          "in \"other_terms\" why they differ."},
    [CODE_UNKNOWN_MEASURE] = {"S010", "Unknown measure or technique",
                              "The simulator has a fixed set of techniques and measures. Use one "
                              "of them; explain measures and explain techniques list them."},
    [CODE_SET_BY_BLOCK] = {"S011", "A knob that the block sets itself",
                           "A film shows one client for as long as the film lasts, and a slider "
                           "sets whatever follows from the window. Remove the knob."},
    [CODE_NO_CHANGE] = {"S012", "A knob that changes nothing",
                        "The setting makes no difference, so learners would wait for a change that "
                        "never comes. Set another value, or remove it."},
    [CODE_NOTHING_ARRIVES] =
        {"S013", "Nothing arrives",
         "Without updates nothing is delivered, and the measures of updates have no value. Set "
         "\"events\" so that some updates happen early enough to arrive."},
    [CODE_LIST_START] = {"S014", "The start value is not in the list",
                         "A knob starts at the value that the scenario sets. Add this value to "
                         "\"values\", or change the scenario."},
    [CODE_BEAT_FIELDS] = {"S015", "A beat without a definite moment",
                          "A beat waits for the nth moment of its kind. A \"stale\" beat needs "
                          "\"over\", the age to pass; a first moment and the end come only once. "
                          "Add what is missing, or remove what does not apply."},
    [CODE_BEAT_MOMENT] = {"S016", "A beat that never comes, or coincides with another",
                          "Beats appear at moments of the run, one at a time. Change the scenario, "
                          "make the film longer, or remove the beat."},
    [CODE_CONDITION] =
        {"S017", "A condition that cannot be read",
         "A condition of a goal is a bound such as \"below 2s\" or \"above 95%\", a range such as "
         "\"2s to 3s\", or another run such as \"below technique=long-poll\". Use one of these "
         "forms, with a value that its measure takes."},
    [CODE_GOAL_TOO_HARD] = {"S018", "A goal that cannot be reached",
                            "check tries the settings of the knobs, and none of them meets every "
                            "condition. Ask for less, or give the knobs other steps."},
    [CODE_GOAL_TOO_EASY] = {"S019", "A goal that is met at the start",
                            "The scenario meets the goal before the learner turns a knob, so "
                            "nothing is left to do. Ask for more, or start from other settings."},
    [CODE_NOT_THE_BEST] =
        {"S020", "A bound that is not the best possible",
         "\"as few as possible\" and similar words promise that no setting is much better. Move "
         "the bound close to the best value, or remove these words."},
    [CODE_TOO_MUCH] = {"S021", "More than can be simulated in time",
                       "The simulation runs again whenever a knob is turned, so its number of "
                       "steps and the size of its figures are limited. Simulate fewer updates, "
                       "\"measure\" for less time, or narrow the range of a knob."},
    [CODE_FILM_TOO_FULL] = {"S022", "Too much for one film",
                            "A film shows fewer than 1000 messages and updates; nobody could "
                            "follow more. Make it shorter, or let less happen."},
    [CODE_VARY_LESS] = {"S023", "Too many settings to draw from",
                        "check tests every setting that \"vary\" can draw. List fewer values, or "
                        "make each setting faster to run."},

    /* T: with a teacher's eye. */
    [CODE_LONGEST_IS_RIGHT] =
        {"T001", "The longest choice is the right one",
         "Authors take most care over the right choice, so learners who know nothing can find it "
         "by its length. Make the choices about equally long (Haladyna, Downing and Rodriguez "
         "2002): shorten the right one, and move its reason to \"why\". The warning appears if "
         "this is so in at least four questions, in most of them, and in more than chance "
         "explains. Only the lesson itself can allow it."},
    [CODE_SAME_PLACE] =
        {"T002", "Right answers in the same place",
         "After a few questions, learners tick the place and not the answer. Write \"shuffle\": "
         "true, or vary the place. Only questions that are not shuffled count; the warning appears "
         "if this is so in at least four, in most of them, and in more than chance explains. Only "
         "the lesson itself can allow it."},
    [CODE_SAY_WHY] =
        {"T003", "No reason given",
         "A mark tells learners that they are wrong, but not what to think instead; good feedback "
         "does both (verification and elaboration: Shute 2008). Say in \"why\" what makes the "
         "choice wrong, or the answer right. A right choice may do without."},
    [CODE_NOTHING_TO_DO] =
        {"T004", "A section with nothing to do",
         "Days later, people who were tested on a text remember more of it than people who read it "
         "again (Roediger and Karpicke 2006). Give the section a question, cards, a film or a "
         "slider. Exceptions: the first of several sections, a section with takeaways, and any "
         "section of fewer than 50 words."},
    [CODE_LONG_READ] = {"T005", "A long text without a pause",
                        "More than 200 words nearly fill an 80x24 screen, and all that time the "
                        "learner only reads. Break the text with something to do or to look at, or "
                        "shorten it. Code does not count."},
    [CODE_NO_CAPTION] = {"T006", "A film that does not say what to look for",
                         "When a lot moves at once, learners watch what stands out, not what "
                         "matters, unless they are told (signaling: Mayer 2009). Write a "
                         "\"caption\", \"say\" something at a moment, or ask for a prediction."},
    [CODE_LINK_SAYS_NOTHING] =
        {"T007", "A link that does not say where it leads",
         "A reader who scans the links or hears them read out has only their words to go by (WCAG "
         "2.2, 2.4.9). Link the words that name the target: [RFC 6202](…), not [here](…)."},
    [CODE_COLOUR_ALONE] =
        {"T008", "Colour as the only sign",
         "Some learners cannot tell red from green, and some terminals have no colours (WCAG 2.2, "
         "1.4.1). Say what it is or where it is: \"the arrow that breaks off\", \"the upper "
         "line\". Texts are checked in English (the default \"lang\") and German."},
    [CODE_FITS] =
        {"T009", "A band that contradicts the simulator",
         "Learners see both what a band recommends and what the simulator chooses for each window "
         "in that band. Name what the simulator chooses, move the bound past the windows that the "
         "warning lists, or say in \"other_choice\" why the two differ."},
    [CODE_ALLOWS_NOTHING] = {"T010", "An \"allow\" that silences nothing",
                             "\"allow\" silences warnings in its block, section or lesson. If it "
                             "stays after the warning has gone, it would also silence the next "
                             "one, which nobody has looked at. Remove the code. Codes that begin "
                             "with R are not checked here, because only rendering finds them."},
    [CODE_ALL_OF_THE_ABOVE] =
        {"T011", "All of the above",
         "A learner who knows that two choices are right ticks it without looking at the third, so "
         "the question is easier than it seems (Haladyna, Downing and Rodriguez 2002). Use the "
         "kind choices, which takes several right answers."},
    [CODE_BEFORE_TOLD] =
        {"T012", "A term used before it is explained",
         "A word that nobody has explained yet stops a reader; learners who know the key terms "
         "beforehand learn more (pre-training: Mayer 2009). Use other words, or explain the term "
         "in this section or an earlier one. The check finds the terms of \"glossary\" and their "
         "\"also\" as whole words, and the longest where one contains another. It skips code and "
         "sources."},
    [CODE_NOT_TOLD] = {"T013", "A term that no section explains",
                       "The key g shows the terms of the sections visited so far, so a term that "
                       "no section explains never appears. Name it in the \"tells\" of the section "
                       "that explains it, or remove it."},
};

bool code_is_of_teacher(enum code code) {
    return code_rows[code].name[0] == 'T';
}

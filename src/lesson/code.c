/* The table of codes. */
#include "lesson/code.h"

const struct code_row code_rows[CODES + 1] = {
    /* B: what a kind asks of its block. */
    [CODE_SAY_WHAT_IS_RIGHT] =
        {"B001", "Nothing is right",
         "A question that is scored needs an answer that is right, or nobody could give it. Say "
         "what is right, or write \"scored\": false where it is but asked."},
    [CODE_ONE_RIGHT] = {"B002", "Several are right where one can be chosen",
                        "The kind choice takes one answer, and two that are right could not both "
                        "be given. Leave one of them \"correct\", or write the kind choices."},
    [CODE_NOT_SCORED] = {"B004", "A field of the score in a question that has none",
                         "What says how an answer is scored does nothing where nothing is scored. "
                         "Leave it out, or write \"scored\": true."},
    [CODE_WEIGHT] = {"B005", "A weight that does not fit its choice",
                     "By weights a right choice adds to the score, and a wrong one takes from it "
                     "or adds nothing. Give right ones a weight above 0 and the others 0 or less, "
                     "or leave \"weight\" out."},
    [CODE_GAP] = {"B006", "Sentence and gaps do not agree",
                  "Each gap stands once in the sentence, as its id in braces, and each of these "
                  "braces is a gap. Write it where it is missing, or mend its name."},
    [CODE_ACCEPT] = {"B007", "Nothing could be compared with it",
                     "What is typed is compared with the texts in \"accepts\", or by \"pattern\", "
                     "letter by letter once case, accents and spaces are folded. Write a text of "
                     "which a letter is left, and a pattern of the signs that are taken here."},
    [CODE_SLIP_IS_RIGHT] =
        {"B008", "A slip that is right",
         "A slip is a wrong answer that is told why it is wrong; one that is right would never be "
         "told. Write a wrong one, leave it out, or make \"tolerance\" narrower."},
    [CODE_QUANTITY] =
        {"B009", "No quantity, or one of another sort",
         "Numbers are compared as numbers, and times as times, whatever unit the learner types. "
         "Write a number such as \"2.58\", a time such as \"2.58s\" where the question asks for "
         "one, and a \"tolerance\" as an amount or a share."},
    [CODE_OUT_OF_REACH] =
        {"B010", "The right answer cannot be given",
         "On a scale only its steps can be marked, and none of them is near enough to what is "
         "right. Give it more \"steps\", other ends, or a wider \"tolerance\"."},
    [CODE_TELL_APART] = {"B011", "Two that look the same",
                         "Where two read alike, nobody can see which is which, and a right answer "
                         "is told to be wrong. Say what tells them apart."},
    [CODE_SCALE] = {"B012", "Ends of a scale",
                    "A scale rises from \"from\" to \"to\", and what is shown first lies on it. On "
                    "a logarithmic scale each step multiplies, so that it has no 0."},
    [CODE_BANDS] = {"B013", "Bands that do not share out the scale",
                    "Every window lies in one band: bands rise, each but the last ends \"below\" a "
                    "value on the scale, and each has a step of it. Mend \"below\", or give the "
                    "slider more \"steps\"."},
    [CODE_NO_SUCH_PART] = {"B014", "A name of nothing in this block",
                           "Categories, actors, lanes and knobs of a block are named by their ids. "
                           "Write an id that the block has, or give it the one that is missing."},
    [CODE_PREDICTION] =
        {"B015", "A question that is no prediction",
         "A prediction is right or wrong, and is told once what it is about was seen. Ask in a "
         "kind that is scored, and leave to the block around it when it is told and what follows."},
    [CODE_FIGURE] = {"B016", "A figure that nobody has",
                     "\"figure\" has the simulator say what is right. So it stands in a prediction "
                     "of a simulated diagram or slider, with a \"tolerance\" and without an "
                     "\"answer\". Elsewhere write an \"answer\"."},
    [CODE_LONE_FIELD] = {"B017", "A field without the one that it needs",
                         "Some fields say more about another one, and do nothing without it. Write "
                         "the other one, too, or leave this one out."},
    [CODE_ONE_OF] =
        {"B018", "One of two ways",
         "A diagram is a script or a simulation, a knob has listed values or a range, and a "
         "mixture of both says two things. Write one of the two, and leave the other out."},
    [CODE_OF_A_MISSION] =
        {"B019", "What belongs to a mission",
         "A diagram with missions is the ground on which they are played; what is asked and to be "
         "reached is theirs. Move it into a mission, or leave it out."},
    [CODE_DRAW] = {"B020", "More to draw than there is",
                   "A quiz draws some of its questions for each attempt. Write more questions, or "
                   "draw fewer."},
    [CODE_PLACEHOLDER] = {"B021", "Braces for which nothing stands",
                          "In a simulated block {set: interval} becomes the value of a knob, and "
                          "{figure: fresh} what is measured of a run. Name a knob or a measure "
                          "that is there, or write the words themselves."},
    [CODE_STEP_FIELDS] =
        {"B022", "Fields of a step that do not go together",
         "A step of a script is one thing: a message (\"from\", \"to\", \"takes\"), data "
         "(\"appears\", \"until\"), a connection (\"opens\", \"until\"), or something to \"say\". "
         "Leave out what is of another, or make it two steps."},
    [CODE_STEP_TIME] =
        {"B023", "A step out of time",
         "Steps stand in the order of time, end after they begin, and lie within the film; one "
         "thing is told at a time. Mend the time, or let the film last longer."},
    [CODE_ACTORS] = {"B024", "Who takes part",
                     "Messages and connections are between two actors: a script names them all, "
                     "and a simulation has a client and then a server. Mend \"actors\", or the "
                     "step that names them."},
    [CODE_LABEL] = {"B025", "A label too long for its arrow",
                    "A label stands on the arrow or line that it names, which is short in a small "
                    "terminal. Shorten it, or \"say\" the rest."},
    [CODE_SEEN] =
        {"B026", "Data that nobody brings",
         "Data is shown as seen from the moment \"until\", and it is a message to another actor "
         "that brings it. Let \"until\" be the moment when that message arrives."},
    [CODE_EACH_REASON] =
        {"B027", "A category without its reason",
         "Whoever sorts an item into a category is told why it belongs there, or why not. Write in "
         "\"why\" a reason for each category."},
    [CODE_CASE_BLOCKS] =
        {"B028", "A case that cannot be simulated",
         "What the learner decided in a case of a challenge is simulated: the window that stands "
         "on its one slider, and the family that is ticked in its one choice. Give the case both, "
         "each answer of the choice the id of a family, and each family its technique."},

    /* C: a course. */
    [CODE_COURSE_OUTSIDE] =
        {"C001", "A file outside the course",
         "A course opens only files that lie in its own directory, whoever wrote it. Put the "
         "lesson's file there, and name it from there."},
    [CODE_COURSE_FILE] =
        {"C002", "A lesson's file is not there",
         "A lesson that comes with the course needs its \"file\". Name the file from the course's "
         "directory; of a lesson that is still to come write \"bundled\": false."},
    [CODE_COURSE_ID] =
        {"C003", "Two ids for one lesson",
         "The course finds a lesson, and what was learnt in it, by its id. Write the "
         "same id in the course and in the lesson's file."},
    [CODE_COURSE_MISTAKES] = {"C004", "A lesson of the course has mistakes",
                              "A lesson with errors cannot be started from the course. Check its "
                              "file, and mend what is told there."},
    [CODE_COURSE_NUMBER] = {"C005", "A lesson without a number",
                            "Lessons are counted by number. Give it one, or write \"extra\": true "
                            "where it stands outside the count."},
    [CODE_COURSE_ORDER] = {"C006", "Numbers that do not rise, or go too far",
                           "Lessons stand in the order of their numbers, and none has a number "
                           "beyond the course's \"count\". Renumber or move the lesson, or raise "
                           "\"count\"."},

    /* F: names, types, ranges and ids of fields. */
    [CODE_OTHER_FORMAT] = {"F001", "Another format",
                           "The number says by which rules the file is written. Write the format "
                           "that this program reads."},
    [CODE_MISSING_FIELD] = {"F002", "A field is missing",
                            "The object cannot be understood without it. Add the field; explain "
                            "with the kind's name says what it holds."},
    [CODE_UNKNOWN_KIND] = {"F003", "No such kind of block",
                           "\"kind\" says what a block is and which fields it has. Write one of "
                           "the kinds that there are."},
    [CODE_UNKNOWN_FIELD] = {"F004", "Unknown field",
                            "A field that nothing reads is a misspelt one, or stands in the wrong "
                            "object. Write the name as it is meant, move it, or leave it out."},
    [CODE_TYPE] = {"F005", "A value of another type",
                   "Each field takes text, a number, true or false, a list, or an object. Write "
                   "the one that it takes: text in quotes, numbers and true without, lists in [ ], "
                   "objects in { }."},
    [CODE_NOT_ONE_OF] = {"F006", "None of the allowed words",
                         "The field takes one of a few words. Write one of those."},
    [CODE_RANGE] = {"F007", "Too small or too large",
                    "The value lies outside what the field allows. Write one between its limits."},
    [CODE_WRITTEN] = {"F008", "Not a duration, or not a share",
                      "A duration is a number with its unit, as \"1.5s\", \"20ms\" or \"2min\"; a "
                      "share is a number with %, as \"25%\". Write it so, in quotes."},
    [CODE_TWICE] = {"F009", "Twice the same",
                    "Ids and keys name one thing each, and values to choose from differ. Rename "
                    "one of the two, or leave it out."},
    [CODE_ID] =
        {"F010", "Not an id",
         "Answers are kept by ids, and commands name them: so they have but the letters A-Z "
         "and a-z, digits, - and _, and at most 64 of them. Write - for spaces, and leave "
         "out the rest."},
    [CODE_EMPTY_TEXT] = {"F011", "An empty text",
                         "A text that holds nothing to read leaves a hole in the page. Write it, "
                         "or leave the field out."},
    [CODE_ONE_LINE] = {"F012", "A line break in a line",
                       "Titles, labels and the like stand on one line. Write a space for the line "
                       "break, or put the longer text into a field of prose."},
    [CODE_COUNT] = {"F013", "Too few or too many entries",
                    "The list has fewer entries than make sense, or more than can be shown. Add "
                    "some, or take some out."},
    [CODE_NUL] = {"F014", "The character U+0000",
                  "No text can hold \\u0000: it ends the text before its end. Remove it."},
    [CODE_LONG_TEXT] = {"F015", "A text too long or too deep",
                        "Texts are limited, so that a page is always laid out at once. Divide the "
                        "text into several blocks."},
    [CODE_UNFORMATTED] = {"F016", "Markdown that is not formatted",
                          "Prose is CommonMark, and a terminal shows no tables, images or HTML. "
                          "Such marks are shown as they are written: say it in another way."},
    [CODE_LINE_MARKS] = {"F017", "Markdown in a plain line",
                         "The line is shown as it is written, with its marks. Leave the marks "
                         "out."},
    [CODE_NO_SUCH_BLOCK] = {"F018", "An id that no block has",
                            "\"after\" names a block by its id. Write the id as it stands there, "
                            "or give the block one; sections and parts of a block, as a card, "
                            "cannot be named."},
    [CODE_NOT_BEFORE] = {"F019", "A block to wait for that does not come before",
                         "Learners go from top to bottom, so that a block can wait only for one "
                         "that comes before it. Name an earlier one, or move the block."},
    [CODE_NO_SUCH_TERM] = {"F020", "An id of no term",
                           "A section names the terms that it explains by their ids in the "
                           "lesson's \"glossary\". Mend the id, or give the glossary that term."},
    [CODE_APPENDIX] = {"F021", "A section behind the appendix",
                       "A lesson ends with its last ordinary section, and its appendix stands "
                       "behind the end. Put all sections with \"appendix\": true last."},
    [CODE_NOT_ALWAYS_THERE] = {"F022", "A block to wait for that may not be there",
                               "Of questions that a quiz draws from, each attempt asks only some. "
                               "What waits for one of the others would never be shown. Name the "
                               "quiz, or let it ask all of them."},

    /* J: the file, and its JSON. */
    [CODE_UNREADABLE] = {"J001", "The file cannot be read",
                         "It is not there, is a directory, or may not be read. See that the name "
                         "is right, and who may read the file."},
    [CODE_FILE_EMPTY] = {"J002", "An empty file",
                         "A lesson is one JSON object, so that a file without one says nothing. "
                         "Begin it with { and end it with }."},
    [CODE_FILE_TOO_LARGE] =
        {"J003", "More than a file may hold",
         "A file holds at most 64 MiB, 1,000,000 values, and lists and objects that are nested "
         "1,000 deep, so that what it takes to read it is bounded. Write less into one file."},
    [CODE_FILE_ENCODING] = {"J004", "A file that is not in UTF-8",
                            "JSON is written in UTF-8, in which every character has its bytes. "
                            "Have your editor save the file in this encoding."},
    [CODE_FILE_MARK] = {"J005", "A byte-order mark",
                        "Some editors begin a file in UTF-8 with three bytes that nobody sees, and "
                        "JSON begins with the value. Save it as UTF-8 without a byte-order mark."},
    [CODE_COMMENT] = {"J006", "A comment",
                      "JSON has no comments, so that every program reads the same in a file. "
                      "Remove it; what it says belongs into a file beside this one."},
    [CODE_SPACE_BETWEEN] =
        {"J007", "A character that only looks like a space",
         "Between values stand spaces, tabs and line ends. Others, as the no-break space of a "
         "word processor, look like them and are none. Write an ordinary space."},
    [CODE_QUOTES] = {"J008", "Text or a key without straight double quotes",
                     "Text and keys stand in straight double quotes and in no others, so that the "
                     "rest may stand in the text itself. Write one before and one behind it."},
    [CODE_TRAILING_COMMA] = {"J009", "A comma behind the last entry",
                             "A comma stands between two entries, and behind the last one nothing "
                             "follows. Remove the comma."},
    [CODE_MISSING_COMMA] = {"J010", "No comma between two entries",
                            "Entries of a list and members of an object are parted by commas. "
                            "Write one behind each but the last."},
    [CODE_MISSING_COLON] = {"J011", "No colon between a key and its value",
                            "A member of an object is a key, a colon and a value. Write a colon "
                            "between the two."},
    [CODE_MISSING_VALUE] = {"J012", "A comma or key without a value",
                            "A value stands behind each colon, and before each comma. Write it, or "
                            "remove what is too much."},
    [CODE_MISSING_KEY] = {"J013", "No key, or one where there can be none",
                          "What stands in braces { } has keys in double quotes, and what stands in "
                          "brackets [ ] has none. Write the key, or the other kind of brackets."},
    [CODE_NOT_CLOSED] =
        {"J014", "A list or object without its end",
         "Each [ needs its ] and each { its }, innermost first. Write the one that is missing; "
         "indented lines show where."},
    [CODE_WRONG_CLOSER] = {"J015", "An end that does not fit",
                           "] ends what [ began, and } what { began, innermost first. Write the "
                           "other one, or remove it where it is too much."},
    [CODE_AFTER_END] = {"J016", "More behind the end",
                        "A file is one value, and ends with it. Remove what follows, or the end "
                        "that came too early."},
    [CODE_NO_JSON_VALUE] = {"J017", "Nothing that is a value",
                            "A value is text in double quotes, a number, true, false, null, a list "
                            "or an object. Write one of them."},
    [CODE_JSON_NUMBER] =
        {"J018", "A number that is written in another way",
         "A number in JSON begins with a digit or a minus sign, has no zeros before its first "
         "digit, and digits on both sides of its point: 0.5, -12, 1e3. Write it so."},
    [CODE_BARE_UNIT] = {"J019", "A number with a unit, without quotes",
                        "Durations and shares are text, since they have a unit: \"2s\", \"25%\". "
                        "Write it in double quotes."},
    [CODE_JSON_WORD] = {"J020", "A word that is no value",
                        "The words of JSON are true, false and null, in small letters; all else is "
                        "text. Write one of the three, or double quotes around it."},
    [CODE_TEXT_END] =
        {"J021", "A text that does not end on its line",
         "A text begins and ends on one line, so that a forgotten quote cannot swallow the file. "
         "Write the quote that is missing, or \\n for a line break."},
    [CODE_CONTROL] = {"J022", "A tab or control character in a text",
                      "What nobody sees is written as an escape, so that it is there on purpose. "
                      "Write \\t for a tab, and remove the others."},
    [CODE_ESCAPE] = {"J023", "A backslash that begins no escape",
                     "A backslash stands before a double quote, before one of \\ / b f n r t, and "
                     "before u with four digits. Write two for a backslash itself."},
    [CODE_QUOTE_INSIDE] = {"J024", "A quote that ends its text too early",
                           "A double quote inside a text ends it, and what follows is no JSON. "
                           "Write a backslash before it, or “these quotes”."},

    /* R: what cannot be shown. */
    [CODE_CUT] = {"R001", "A text that is cut",
                  "Titles, names and labels stand in one row or two, and in a small terminal there "
                  "is less room than they take. Write them shorter; what does not fit has its "
                  "place in a text that wraps."},
    [CODE_NOT_COME_TO] = {"R002", "What no key comes to",
                          "At this size there is more than can be brought into view. Let the block "
                          "hold less, or make two of it."},

    /* S: simulations. */
    [CODE_UNKNOWN_KNOB] = {"S001", "Unknown knob",
                           "A scenario is made of knobs, each with a name. Write the name as it is "
                           "meant; explain with a knob's name says what it does."},
    [CODE_KNOB_VALUE] = {"S002", "No value of that knob",
                         "Each knob takes a duration, a number, a word or a sequence of events, "
                         "within its limits. Write one that it takes."},
    [CODE_KNOB_ELSEWHERE] = {"S003", "A knob of another technique",
                             "Most knobs belong to some techniques only: short polling has no "
                             "heartbeat. Leave the knob out, or choose another technique."},
    [CODE_KNOB_FILE] = {"S004", "Events from a file",
                        "A lesson stands alone, and opens no other files. List the moments in "
                        "the lesson, as in \"at:1s,2.5s\"."},
    [CODE_OTHER_TERMS] = {"S005", "Compared on other terms",
                          "Where a film and a table differ in what no technique changes, learners "
                          "compare what cannot be compared. Set the knobs alike, or say in "
                          "\"other_terms\" why they differ."},
    [CODE_UNKNOWN_MEASURE] =
        {"S010", "No such measure or technique",
         "The simulator has a fixed set of techniques, and of measures of a run. Write the name of "
         "one; explain measures and explain techniques list them."},
    [CODE_SET_BY_BLOCK] = {"S011", "What the block sets itself",
                           "A film shows one client for as long as it lasts, and a slider sets on "
                           "its own what follows from the window. Leave the knob out."},
    [CODE_NO_CHANGE] = {"S012", "A knob that changes nothing",
                        "What is set or varied is the same as without it, so that learners wait "
                        "for a difference that never comes. Set another value, or leave it out."},
    [CODE_NOTHING_ARRIVES] =
        {"S013", "Nothing arrives",
         "Without updates nothing is delivered, and what is measured of updates has no value. Let "
         "some happen with \"events\", early enough to arrive."},
    [CODE_LIST_START] = {"S014", "The start is not among the values",
                         "A knob begins at the value that the scenario has. Add that to its "
                         "\"values\", or change the scenario."},
    [CODE_BEAT_FIELDS] = {"S015", "A beat that cannot be told when",
                          "A beat waits for the nth moment of its sort; \"over\" is the age that a "
                          "stale update passes, and a first moment or the end comes once. Add what "
                          "is missing, or leave out what is too much."},
    [CODE_BEAT_MOMENT] = {"S016", "A beat that does not come, or not alone",
                          "Beats are told at moments of the run, and one at a time. Change the "
                          "scenario, let the film last longer, or leave the beat out."},
    [CODE_CONDITION] = {"S017", "A condition that cannot be read",
                        "A condition of a goal is a bound, as \"below 2s\" or \"above 95%\", a "
                        "span, as \"2s to 3s\", or another run, as \"below technique=long-poll\". "
                        "Write it in one of these forms, with a value of its measure."},
    [CODE_GOAL_TOO_HARD] = {"S018", "A goal that cannot be reached",
                            "Check plays through the settings of the knobs, and none of them meets "
                            "every condition. Ask for less, or give the knobs other steps."},
    [CODE_GOAL_TOO_EASY] = {"S019", "A goal that is reached at the start",
                            "The scenario meets it before a knob was turned, so that nothing is "
                            "left to do. Ask for more, or start elsewhere."},
    [CODE_NOT_THE_BEST] = {"S020", "A bound that is not the best there is",
                           "\"as few as possible\" and its like promise that no setting is much "
                           "better. Set the bound near to the best, or leave these words out."},
    [CODE_TOO_MUCH] = {"S021", "More than can be simulated in time",
                       "What is shown is simulated anew while a knob is turned, and a frame has a "
                       "limited number of steps and figures of limited size. Let less happen, "
                       "\"measure\" less, or turn less far."},
    [CODE_FILM_TOO_FULL] = {"S022", "Too much for one film",
                            "A film shows fewer than 1000 messages and updates; more could not be "
                            "followed. Let it last less, or let less happen."},
    [CODE_VARY_LESS] = {"S023", "Too many settings to draw from",
                        "Each setting that \"vary\" comes to is checked as if it had been written. "
                        "List fewer values, or make each cheaper to run."},

    /* T: with a teacher's eye. */
    [CODE_LONGEST_IS_RIGHT] =
        {"T001", "The longest choice is the right one",
         "Authors put the care into the right choice, and learners who know nothing find it by "
         "its length. Make choices about equally long (Haladyna, Downing and Rodriguez 2002): "
         "shorten the right one, and leave its reason to \"why\". At least four questions, most of "
         "them, and more than chance would have it. To be allowed by the lesson."},
    [CODE_SAME_PLACE] =
        {"T002", "Right answers stand in the same place",
         "After a few questions learners tick the place, not the answer. Write \"shuffle\": true, "
         "or vary the place. Counted are questions whose choices stand as they are written: at "
         "least four, most of them, and more than chance would have it. To be allowed by the "
         "lesson."},
    [CODE_SAY_WHY] =
        {"T003", "No reason is told",
         "A mark tells learners that they are wrong, not what to think instead; good feedback "
         "does both (verification and elaboration: Shute 2008). Write in \"why\" what makes the "
         "choice wrong, or the answer right. A right choice may go without."},
    [CODE_NOTHING_TO_DO] =
        {"T004", "A section with nothing to do",
         "Days later, who was tested on a text remembers more of it than who read it again "
         "(Roediger and Karpicke 2006). Give the section a question, cards, a film or a slider. "
         "The first of several sections may only introduce, one with takeaways only sum up, and "
         "one of less than 50 words say anything."},
    [CODE_LONG_READ] =
        {"T005", "A long text without a pause",
         "Over 200 words nearly fill a screen of 80x24, and all that time a learner has done "
         "nothing with what is read. Let something to do or to look at come between, or say it "
         "in fewer words. Code is not counted."},
    [CODE_NO_CAPTION] =
        {"T006", "A film that does not say what to look for",
         "Where much moves at once, learners watch what is loud, not what matters, unless they are "
         "told (signaling: Mayer 2009). Write a \"caption\", \"say\" something at a moment, or ask "
         "for a prediction."},
    [CODE_LINK_SAYS_NOTHING] =
        {"T007", "A link that does not say where it leads",
         "Who looks a link up later, or hears links read out, has nothing but its words (WCAG 2.2, "
         "2.4.9). Link the words that name what is there: [RFC 6202](…), not [here](…)."},
    [CODE_COLOUR_ALONE] =
        {"T008", "A colour as the only sign",
         "Some learners do not tell red from green, and some terminals have no colours (WCAG 2.2, "
         "1.4.1). Say what it is or where it stands: \"the arrow that breaks off\", \"the upper "
         "line\". Read in the lesson's \"lang\": English (which it is unless told) and German."},
    [CODE_FITS] = {"T009", "A band against the simulator",
                   "What a band says that fits is held against what the simulator chooses at each "
                   "window, that is each age in the band that the learner can set, and learners "
                   "see both. Name what it chooses, move the bound past the windows that it tells, "
                   "or say in \"other_choice\" why they differ."},
    [CODE_ALLOWS_NOTHING] =
        {"T010", "Something is allowed that does not occur",
         "\"allow\" silences warnings of its codes in its block, section or lesson. Left behind, "
         "it would silence the next one, which nobody has judged. Take the code out. A code that "
         "begins with R is not judged, since only a render tells it."},
    [CODE_ALL_OF_THE_ABOVE] =
        {"T011", "All of the above",
         "Who knows of two choices that they are right ticks it without a look at the third, "
         "which makes the question easier than it seems (Haladyna, Downing and Rodriguez 2002). "
         "Ask in the kind choices, which takes several right ones."},
    [CODE_BEFORE_TOLD] =
        {"T012", "A term before it is told",
         "A word that nobody has explained yet stops a reader; who knows the key terms beforehand "
         "learns more (pre-training: Mayer 2009). Say it in other words, or tell the term in this "
         "section or an earlier one. Looked for are the terms of \"glossary\" and their \"also\", "
         "as whole words, of terms within one another the longest. Code and sources are not "
         "read."},
    [CODE_NOT_TOLD] =
        {"T013", "A term that no section tells",
         "The key g shows the terms of the sections that were visited, so that one that no section "
         "tells is never shown there. Name it in the \"tells\" of the section that explains it, or "
         "take it out."},
};

bool code_is_of_teacher(enum code code) {
    return code_rows[code].name[0] == 'T';
}

#!/bin/sh
# Runs `simulate` as a user would. What it must find is calculated by hand, as the comments say.
#
# usage: simulate.sh RTLESSON
set -u

case $1 in
/*) program=$1 ;;
*) program=$PWD/$1 ;;
esac
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
passed=0
failed=0
LC_ALL=C.UTF-8
export LC_ALL
cd "$scratch" || exit 1

run() { # ARGUMENTS
    "$program" simulate "$@" </dev/null >out 2>err
    status=$?
}

verdict() { # WHAT WRONG: passed when nothing is wrong
    if [ -z "$2" ]; then
        passed=$((passed + 1))
        return
    fi
    failed=$((failed + 1))
    echo "FAIL $1: $2"
    sed 's/^/    out: /' out
    sed 's/^/    err: /' err
}

# Good, with this text in the output and nothing else said.
good() { # WHAT TEXT
    wrong=
    [ "$status" -eq 0 ] || wrong="exit status $status"
    grep -qF -- "$2" out || wrong="${wrong:+$wrong; }no \"$2\""
    [ ! -s err ] || wrong="${wrong:+$wrong; }something in err"
    verdict "$1" "$wrong"
}

# Refused with exit status 2 and this message, and nothing in the output.
refused() { # MESSAGE ARGUMENTS
    message=$1
    shift
    run "$@"
    wrong=
    [ "$status" -eq 2 ] || wrong="exit status $status, not 2"
    [ "$(cat err)" = "$message" ] || wrong="${wrong:+$wrong; }not \"$message\""
    [ ! -s out ] || wrong="${wrong:+$wrong; }something in out"
    verdict "$*" "$wrong"
}

# The same of the first words of a message, behind which all knobs may stand.
refused_at_first() { # BEGINNING ARGUMENTS
    beginning=$1
    shift
    run "$@"
    wrong=
    [ "$status" -eq 2 ] || wrong="exit status $status, not 2"
    case $(cat err) in
    "$beginning"*) ;;
    *) wrong="${wrong:+$wrong; }not \"$beginning\"" ;;
    esac
    verdict "$*" "$wrong"
}

# One figure of the CSV's first line of figures, by its column's name.
figure() { # NAME VALUE
    found=$(awk -F, -v name="$1" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i }
                                  NR == 2 { print (at > 0 ? $at : "no such column") }' out)
    wrong=
    [ "$found" = "$2" ] || wrong="$1 is $found, not $2"
    verdict "$what" "$wrong"
}

# Transits of 100 ms, a set-up of one where nothing is said, and round sizes, in all that is calculated by hand.
calculated() { # WHAT ARGUMENTS
    what=$1
    shift
    run --setup 1 --latency 100ms --header-up 100 --header-down 200 --payload 30 --format csv "$@"
    wrong=
    [ "$status" -eq 0 ] || wrong="exit status $status"
    verdict "$what" "$wrong"
}

# --- Short polling. Requests leave at 0, 1, … 9 s, arrive 0.1 s later, and so do their answers.
# The event of 0.05 s is there when the first arrives, and is on the screen at 0.2 s: 0.15 s old. That of
# 0.95 s comes at 1.2 s: 0.25 s; that of 5 s at 5.2 s: 0.2 s. Their mean is 0.2 s; behind on average are
# half the squares over the duration: (0.15² + 0.25² + 0.2²) / 2 / 10 = 0.00625 s. It is up to date but for 0.6 s. Seven answers are empty.
# The connection is open from 0.1 s on: 99 % of the time. A second carries at most one exchange with an
# event, 330 bytes; in all there are 10 · 300 + 3 · 30 bytes.
calculated 'short polling' --technique short-poll --interval 1s --duration 10s --events at:0.95s,0.05s,5s
figure clients 1
figure sampled 1
figure duration_us 10000000
figure appeared 3
figure delivered 3
figure undelivered 0
figure lost 0
figure requests 10
figure empty_answers 7
figure connections 1
figure staleness_us_mean 200000
figure staleness_us_p50 200000
figure staleness_us_p95 250000
figure staleness_us_p99 250000
figure staleness_us_max 250000
figure behind_mean_us 6250
figure fresh_share 0.94
figure bytes_up_payload 0
figure bytes_up_overhead 1000
figure bytes_down_payload 90
figure bytes_down_overhead 2000
figure up_messages_appeared ''
figure up_messages_received ''
figure server_requests_per_s_mean 1
figure server_requests_per_s_peak 1
figure server_open_connections_mean 0.99
figure server_open_connections_peak 1
figure server_messages_per_s_mean 1
figure server_messages_per_s_peak 1
figure server_bytes_per_s_mean 309
figure server_bits_per_s_mean 2472
figure server_bits_per_s_peak 2640
figure server_bytes_per_s_peak 330
figure server_bin_us 1000000

# --- Ten clients at once: ten times as much, and ten requests in the same second.
calculated 'ten clients' --interval 1s --duration 10s --events at:0.95s,0.05s,5s --clients 10 --spread 0s
figure clients 10
figure appeared 30
figure delivered 30
figure requests 100
figure empty_answers 70
figure connections 10
figure staleness_us_mean 200000
figure bytes_down_overhead 20000
figure server_requests_per_s_mean 10
figure server_requests_per_s_peak 10
figure server_later_requests_per_s_mean 9
figure server_later_requests_per_s_peak 10
figure server_open_connections_mean 9.9

# --- Counted from the answer: 1 s after each answer, that is 1.2 s from request to request: at 0, 1.2, … 9.6 s.
calculated 'after the answer' --interval 1s --after-answer --duration 10s --events none
figure requests 9
figure empty_answers 9
figure staleness_us_mean ''

# --- Back-off: 2, 4, 8 and then 8 s for ever after: at 0, 2, 6, 14, 22, 30, 38 s.
calculated 'back-off' --interval 1s --backoff --duration 40s --events none
figure requests 7

# --- A connection each, of three transits: every request arrives 0.3 s after it left, and an event of 2 s is
# on the screen at 2.4 s.
calculated 'a connection each' --interval 1s --keep-alive 0s --setup 3 --duration 10s --events at:2s
figure connections 10
figure staleness_us_max 400000

# --- Long polling. Asked at 0 s, held from 0.1 to 2.1 s, empty at 2.2 s; asked again, and 3 s's event
# is answered at once and arrives at 3.1 s; the next is held from 3.2 to 5.2 s, empty at 5.3 s; the fourth is
# waiting at the end.
calculated 'long polling' --technique long-poll --hold 2s --duration 6s --events at:3s
figure requests 4
figure empty_answers 2
figure delivered 1
figure staleness_us_mean 100000

# --- A stream. It opens at the server at 0.3 s, so that 0.1 s's event is arrives at 0.4 s: 0.3 s old; 2 s's at 2.1 s.
# The one of 5 s is on its way at the drop; the client starts again 3 s after it, at 8.05 s, the stream is
# open at 8.35 s and the event arrives at 8.45 s: 3.45 s old. The mean is 3.85 s / 3; behind on average:
# (0.3² + 0.1² + 3.45²) / 2 / 10 = 0.600125 s; it is up to date but for 3.85 s. Four events left: each is "id: N", newline, "data: ", 30 bytes
# and two newlines, 44 bytes, in a chunk "2c", CRLF, …, CRLF: 20 bytes beside the payload. The second start has
# "Last-Event-ID: 2" and CRLF besides, 18 bytes.
calculated 'a stream' --technique sse --setup 3 --duration 10s --events at:0.1s,2s,5s --drops at:5.05s,10s
figure appeared 3
figure delivered 3
figure requests 2
figure connections 2
figure staleness_us_mean 1283333.333
figure staleness_us_max 3450000
figure behind_mean_us 600125
figure fresh_share 0.615
figure bytes_up_overhead 218
figure bytes_down_payload 120
figure bytes_down_overhead 480

# --- A WebSocket: the same, but what was on its way is lost for good: from 5 s on the screen lacks it. The
# client's message leaves at 1 s as a frame of 6 bytes and the payload. Down go two openings and three
# frames of 2 bytes.
calculated 'a socket' --technique websocket --setup 3 --replay none --duration 10s --events at:0.1s,2s,5s --drops at:5.05s --up-events at:1s
figure delivered 2
figure undelivered 1
figure lost 1
figure staleness_us_mean 200000
figure behind_mean_us 5000
figure fresh_share 0.46
figure bytes_up_payload 30
figure bytes_up_overhead 206
figure bytes_down_payload 90
figure bytes_down_overhead 406
figure up_messages_appeared 1
figure up_messages_received 1
calculated 'a socket that replays' --technique websocket --setup 3 --duration 10s --events at:0.1s,2s,5s --drops at:5.05s
figure delivered 3
figure staleness_us_max 3450000

# --- A sweep: the middle of 1 s and 100 s in the logarithm is 10 s. In 100 s there leave 100, 10 and 1.
run --sweep interval=1s..100s:3 --duration 100s --format csv
check=$(cut -d, -f1,9 out | tr '\n' ' ')
verdict 'a sweep' "$([ "$check" = 'interval_us,requests 1000000,100 10000000,10 100000000,1 ' ] || echo "found: $check")"
run --technique sse --sweep latency=1ms..4ms:3 --events every:1s+1s --duration 10s --format csv
check=$(cut -d, -f1,13 out | tr '\n' ' ')
verdict 'a sweep of the latency both ways' \
    "$([ "$check" = 'latency_us,staleness_us_mean 1000,1000 2000,2000 4000,4000 ' ] || echo "found: $check")"
run --sweep setup=1..7:4 --keep-alive 0s --events none --format csv
check=$(cut -d, -f1 out | tr '\n' ' ')
verdict 'a sweep of odd numbers has none twice' "$([ "$check" = 'setup 1 3 7 ' ] || echo "found: $check")"
# 10 ms to 1 s in three steps: 100 ms is the middle.
run --technique sse --sweep jitter=exp:10ms..exp:1s:3 --format csv
check=$(cut -d, -f1 out | tr '\n' ' ')
verdict 'a sweep of jitters' "$([ "$check" = 'jitter_us 10000 100000 1000000 ' ] || echo "found: $check")"
run --technique sse --sweep jitter=exp:10ms..exp:1s:3
good 'a sweep of jitters as text' '10 ms on average'
run --sweep clients=1..4:3 --duration 10s --format csv
check=$(head -n 1 out | tr ',' '\n' | sort | uniq -d)
verdict 'a sweep as CSV has no column twice' "$check"
check=$(awk -F, '{ print NF }' out | sort -u | wc -l)
verdict 'a sweep as CSV has lines of one length' "$([ "$check" -eq 1 ] || echo "$check lengths")"
run --sweep clients=1..4:3 --format json
good 'a sweep as JSON' '{"clients": 4, "sampled": 4, "duration_us": 3600000000, "appeared": '
run --technique sse --events every:1s --duration 1min --sweep payload=1000000..900000000:2
# An hour would have 3,600 events of 900 MB, and 60 starts.
good 'a sweep as text keeps its columns apart' '  900,000,000 bytes  3,240,000,1'
good 'a sweep as text has its names above its numbers' '            payload            bytes/h  most B/s'
# All ask at 0, 1 … 9 s: as many in a second as there are clients, and as many again. With the same events at the same
# phase the rest does not vary; it is said below the table.
run --setup 1 --spread 0s --interval 1s --latency 100ms --events at:0.95s --duration 10s --sweep clients=2..8:3
good 'a sweep as text has the columns that vary' '  clients  most req/s  most again/s  most open  most msg/s  most B/s'
good 'a sweep as text: peaks' '        4           4             4          4           4'
good 'a sweep as text says what does not vary' \
    'In all rows: mean 250 ms, 95 % under 250 ms, oldest 250 ms, lost 0 %, requests/h'
# The line drops at 5, 15 … 55 s and is there again a second and 100 ms later; 5.5 s and the like are lost: 6 of 60.
# With a delay of 2 and 4 s it is 2 and 4 times as many.
gone='--technique sse --setup 1 --latency 100ms --events every:1s+500ms --duration 1min --drops every:10s+5s'
# shellcheck disable=SC2086
run $gone --replay none --sweep reconnect=1s..4s:3
good 'a sweep as text has what is lost' '        4 s  40 %'
# shellcheck disable=SC2086
run $gone --replay all --sweep reconnect=1s..4s:3
good 'a sweep as text: nothing is lost' 'In all rows: lost 0 %,'
run --sweep interval=1s..60s:40
verdict 'a sweep as text' "$([ "$(grep -c '^ *[0-9.]* m*\(s\|in\) ' out)" -eq 40 ] || echo 'not 40 lines')"
good 'a sweep as text says what sizes leave out' 'Left out: the bytes of TCP, IP'

# --- Several techniques: a line each. In 100 s without an update a poll of every 10 s leaves 10 times; one that is held
# for 25 s comes back every 25.16 s or, for the first, 25.32 s after it left, so that a fourth is waiting; a stream
# is started once. An option is for whoever has it.
run --technique short-poll,sse,long-poll --interval 10s --latency 80ms --hold 25s --events none --duration 100s --format csv
check=$(cut -d, -f1,9 out | tr '\n' ' ')
verdict 'several techniques as CSV' \
    "$([ "$check" = 'technique,requests short-poll,10 long-poll,4 sse,1 ' ] || echo "found: $check")"
run --technique all --format json
verdict 'all techniques as JSON are an array' \
    "$([ "$(grep -c '^  {"technique": "' out)$(head -n 1 out)$(tail -n 1 out)" = '5[]' ] || echo 'not five in an array')"
run --technique short-poll,sse --sweep interval=1s..4s:3 --duration 1min --format csv
check=$(cut -d, -f1,2 out | tr '\n' ' ')
verdict 'a sweep of several techniques: who has not the knob stands there once' \
    "$([ "$check" = 'technique,interval_us short-poll,1000000 short-poll,2000000 short-poll,4000000 sse, ' ] || echo "found: $check")"
run --technique all
good 'several techniques as text' 'Several techniques, simulated'
good 'several techniques as text: a line each' 'websocket  '
run --technique sse,websocket
cp out first
run --sweep technique=sse,websocket
verdict 'a sweep of techniques' "$(cmp first out)"
refused 'rtlesson: --hold is no knob of sse or websocket; leave it out, or choose long-poll' --technique sse,websocket --hold 1s
refused 'rtlesson: --trace is of one technique; name one alone, by --technique' --technique sse,websocket --trace
refused 'rtlesson: --trace is of one technique; name one alone, by --technique' --sweep technique=sse --trace
run --technique sse --format json
verdict 'one technique as JSON: an object' "$(head -c 1 out | grep -vx '{')"
for names in sse sse,websocket all; do
    run --sweep technique=$names --format json
    verdict "a sweep of techniques as JSON ($names): an array" "$(head -c 1 out | grep -vx '\[')"
    good "a sweep of techniques as JSON ($names): each says whose it is" '"technique": "sse"'
done
run --sweep technique=sse --format csv
verdict 'a sweep of one technique as CSV: it is named' "$(sed -n '2s/,.*//p' out | grep -vx sse)"
run --sweep technique=sse
good 'a sweep of one technique as text: its title' 'Server-sent events, simulated'
good 'a sweep of one technique as text: a row' '        sse'
refused 'rtlesson: --technique=sze: must be a technique'\''s name; did you mean "sse"? There are refresh, short-poll, long-poll, sse and websocket' --technique websocket,sze

# --- Many who seldom have updates. The formulas that were here told -599,920 that are not delivered. All are run: by the
# estimate one takes a start and an opening, two events (0.3 in 10 min on average) that leave, may leave in vain and are
# passed twice, and 8 steps besides: 18, of 100,000,000 for two million.
run --clients 2000000 --technique sse --setup 1 --events poisson:1.8/h --duration 10min --format json
good 'two million who seldom have updates: all are run' '"sampled": 2000000,'
check=$(sed -n 's/^  "undelivered": \([0-9]*\),$/\1/p' out)
verdict 'two million who seldom have updates: nearly all is delivered' "$([ "$check" -lt 1000 ] || echo "found: $check")"

# --- More clients than there are steps for. By the estimate one takes two starts with an opening each, two events that
# leave, may leave in vain at each opening and are passed twice, a drop, 300 heartbeats (of which there are none after
# the drop) and 8 steps besides: 4 + 2 + 4 + 2 + 4 + 1 + 300 + 8 = 325, so that 100,000,000 have room for 307,692. The
# formulas that were here shared no events: those that are shared are the same number for each of them.
many='--clients 2000000 --technique sse --setup 1 --events poisson:1.8/h --duration 10min'
many="$many --heartbeat 2s --drops at:1s --reconnect 1h"
# shellcheck disable=SC2086
run $many --format json
good 'a sample as JSON' '"sampled": 307692,'
good 'a sample as JSON: all connect' '"connections": 2000000,'
good 'a sample as JSON: peaks are named' '"peaks": "estimated"'
check=$(sed -n 's/^  "appeared": \([0-9]*\),$/\1/p' out)
verdict 'a sample as JSON: 600,000 within 2 %' "$([ "$check" -gt 588000 ] && [ "$check" -lt 612000 ] || echo "found: $check")"
# shellcheck disable=SC2086
run $many
good 'a sample as text' 'Sampled: 307,692 of 2,000,000 clients were run and stand for all'
good 'a sample as text: peaks are named' 'At the server; peaks estimated            mean     most in 1 s'
what='a sample as CSV'
# shellcheck disable=SC2086
run $many --format csv
figure sampled 307692
figure server_peaks estimated
# shellcheck disable=SC2086
run $many --shared --seed 2 --format json
check=$(sed -n 's/^  "appeared": \([0-9]*\),$/\1/p' out)
verdict 'a sample of shared events' "$([ $((check % 2000000)) -eq 0 ] || echo "found: $check")"
# shellcheck disable=SC2086
run $many --exact --format json
good 'all of them' '"sampled": 2000000,'
good 'all of them: peaks are counted' '"peaks": "counted"'
# shellcheck disable=SC2086
run $many --sweep payload=1..2:2
good 'a sweep of samples' '*: a sample. Those that were run stand for all'

# --- A hundred thousand requests and answers of 1 GB each: 10^14 bytes up, more than a cell shows whole. Within a
# second they are 2 * 10^14 bytes a second; within a millisecond 2 * 10^17, of which the thousandths have no room.
crowd='--technique short-poll --latency 1us --interval 1s --clients 100000'
crowd="$crowd --header-up 1000000000 --header-down 1000000000 --events none"
# shellcheck disable=SC2086
run $crowd --duration 1s
good 'text: a figure that is longer than its cell' '  up                                         0           100 T'
what='CSV: a large figure'
# shellcheck disable=SC2086
run $crowd --duration 1s --format csv
figure bytes_up_overhead 100000000000000
for format in text json csv; do
    # shellcheck disable=SC2086
    refused 'rtlesson: what is sent may come to more than 9 P bits a second, which have no room here; take fewer clients or smaller messages' \
        $crowd --duration 1ms --format $format
    refused 'rtlesson: all that is sent may come to more than 9 E bytes, which have no room here; take fewer clients, less time or smaller messages' \
        --clients 1000000000 --technique sse --events every:1ms --payload 1000000000 --duration 10s --format $format
    refused 'rtlesson: what is sent may come to more than 9 P bits a second, which have no room here; take fewer clients or smaller messages' \
        --technique sse --events every:1ms --duration 10s --payload 1000000000 --sweep clients=1..1000000000:3 --format $format
done

# --- The forms
run --events at:2s --duration 10s --format json
good 'JSON' '"staleness_us": {"mean": '
good 'JSON: bytes' '"bytes": {"up": {"payload": 0, "overhead": '
verdict 'JSON without client messages' "$(grep up_messages out)"
run --events none --up-events at:1s --format json
good 'JSON: nothing was delivered' '"staleness_us": {"mean": null, "p50": null, "p95": null, "p99": null, "max": null}'
good 'JSON: client messages' '"up_messages": {"appeared": 1, "received": 1}'
run --events none; good 'text: nothing was delivered' '(nothing was delivered)'
run --technique websocket; good 'text' 'WebSocket, simulated'
good 'text: what sizes leave out' 'Left out: the bytes of TCP, IP'
run --help; good 'help' 'With long-poll, sse and websocket:'

# --- What happens, moment by moment
run --technique sse --latency 100ms --events at:1s,2s --drops at:2.05s --duration 5s --trace --format csv
cat >expected <<'END_OF_TRACE'
at_us,what,from,to,until_us,then
0,setup,client,server,100000,arrives
100000,setup,server,client,200000,arrives
200000,request,client,server,300000,arrives
300000,opens,client,server,2050000,dropped
300000,answer,server,client,400000,arrives
1000000,appears,server,,1100000,seen
1000000,push,server,client,1100000,arrives
2000000,appears,server,,,
2000000,push,server,client,2050000,cut
END_OF_TRACE
sed -e 's/,"[^"]*"$//' -e t -e 's/,[^,]*$//' out | head -n 10 >found
verdict 'the trace as CSV' "$(diff expected found)"
run --technique sse --latency 100ms --events at:1s --duration 5s --trace --format json
good 'the trace as JSON' '{"leaves_us": 1000000, "arrives_us": 1100000, "cut_us": null, "from": "server", "to": "client", "style": "push"'
good 'the trace as JSON: figures' '"delivered": 1,'
run --technique sse --latency 100ms --events at:1s --duration 5s --trace
good 'the trace as text' '1.0 s  Server: update 1 appears'
good 'the trace as text: figures' 'are delivered'

# An event that leaves at the instant of the drop breaks there: it never arrives, and ends as it begins.
cut='--technique sse --setup 1 --duration 10s --latency 1s --events at:2s --drops at:2s --trace'
# shellcheck disable=SC2086
run $cut --format json
good 'JSON: a message that is cut as it leaves' '{"leaves_us": 2000000, "arrives_us": null, "cut_us": 2000000, "from": "server", "to": "client", "style": "push"'
# shellcheck disable=SC2086
run $cut --format csv
good 'CSV: a message that is cut as it leaves' '2000000,push,server,client,2000000,cut,'
# shellcheck disable=SC2086
run $cut
good 'text: a message that is cut as it leaves' '(pushed message, never leaves the server)'
# In 60 s 60,000 requests leave, and as many answers: 100,000 of these messages are kept.
long='--interval 1ms --latency 1us --setup 1 --events none --duration 1min --trace'
# shellcheck disable=SC2086
run $long --format csv
lines=$(wc -l <out)
verdict 'a CSV trace that is cut says so' \
    "$([ "$lines" -eq 100001 ] && [ "$(cat err)" = 'rtlesson: the trace has room for 100,000 messages, connections and updates each; the rest is left out' ] || echo "$lines lines")"
# shellcheck disable=SC2086
run $long --format json
good 'a JSON trace that is cut says so' '"whole": false'
# Few messages and many events: these are left out, too.
run --interval 1h --events every:1ms --duration 2min --trace --format json
good 'a JSON trace without the last events says so' '"whole": false'

# --- Files
printf '# two\n2s\n\n500ms # the first\n' >events.txt
printf '1s\n\n2\n' >wrong.txt
run --events file:events.txt --duration 10s --format json; good 'events of a file' '"appeared": 2,'
printf '\357\273\277''2s\r\n3s\n' >marked.txt
run --events file:marked.txt --duration 10s --format json; good 'a byte-order mark is passed over' '"appeared": 2,'
printf '\357\273\277''2s\n3s\n4s\n' | "$program" simulate --events file:- --duration 10s --format json >out 2>err
status=$?
good 'events of standard input' '"appeared": 3,'
refused 'rtlesson: --drops=file:-: --events has read standard input already' --events file:- --drops file:-
refused 'rtlesson: --drops: wrong.txt, line 3: a duration needs a unit: us, ms, s, min or h, as in "250ms"' \
    --drops file:wrong.txt
refused 'rtlesson: --events=file:missing.txt: cannot read: No such file or directory' --events file:missing.txt
dd if=/dev/null of=large.txt bs=1 seek=67108865 2>/dev/null
refused 'rtlesson: --events: large.txt is no list of durations, one a line' --events file:large.txt
refused 'rtlesson: --drops=file:.: cannot read: Is a directory' --drops file:.

# --- Of the ten requests of ten seconds five leave from 5 s on, and their answers. A connection there is already,
# and the event of 5 s: in at 5.2 s, when the sixth request brings it.
calculated 'figures from a moment on' --interval 1s --duration 10s --events at:1s,5s --from 5s
figure from_us 5000000
figure duration_us 5000000
figure appeared 1
figure delivered 1
figure requests 5
figure connections 0
figure staleness_us_max 200000
figure bytes_up_overhead 500
figure server_requests_per_s_mean 1
figure server_open_connections_mean 1
run --from 10min; good 'figures from a moment on, as text' 'Figures from                 10 min on'
refused 'rtlesson: --from must be below the duration, 10 s' --from 10s --duration 10s
refused 'rtlesson: --from must be below the duration, 1 s' --from 10s --sweep duration=1s..100s:3
refused 'rtlesson: --from=5: a duration needs a unit: us, ms, s, min or h, as in "250ms"' --from 5

# --- Lubbers and Greco: 1,000, 10,000 and 100,000 clients, each of which asks once a second with 871 bytes of heads,
# or gets a frame of 2 bytes: 6.6, 66 and 665 of their Mbit, 2^20 bits, against 0.015, 0.15 and 1.5.
run --technique short-poll,websocket --sweep clients=1000..100000:3 --interval 1s --spread 1s --events every:1s \
    --payload 0 --header-up 611 --header-down 260 --duration 20s --from 10s --format csv
check=$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "server_bits_per_s_mean") at = i }
                 NR > 1 { mbit = $at / 1048576; printf((mbit >= 100 ? "%.0f " : "%.2g "), mbit) }' out)
verdict 'a published table: polling against WebSocket' \
    "$([ "$check" = '6.6 66 665 0.015 0.15 1.5 ' ] || echo "found: $check")"

# --- The same scenario and seed, the same bytes; another seed, others
noisy='--technique sse --clients 20 --jitter exp:20ms --drops poisson:20/h --reconnect-jitter 2s --format json'
# shellcheck disable=SC2086
run $noisy --seed 5
cp out first
# shellcheck disable=SC2086
run $noisy --seed 5
verdict 'the same seed' "$(cmp first out)"
# shellcheck disable=SC2086
run $noisy --seed 6
verdict 'another seed' "$(cmp -s first out && echo 'the same')"

# --- Nonsense
refused 'rtlesson: --interval=0s: must be from 1 us to 1000000 h' --interval 0s
refused 'rtlesson: --interval=-1s: a duration has no sign, as in "250ms"' --interval -1s
refused 'rtlesson: --duration=0s: must be from 1 us to 1000000 h' --duration 0s
refused 'rtlesson: --latency-down=0ms: must be from 1 us to 1000000 h' --latency-down 0ms
refused 'rtlesson: --hold=0s: must be from 1 us to 1000000 h' --technique long-poll --hold 0s
refused 'rtlesson: --events=every:0s: a period is at least 1 us' --events every:0s
refused 'rtlesson: --setup=4: must be an odd number from 1 to 7' --setup 4
refused 'rtlesson: --clients=0: must be a whole number from 1 to 1000000000' --clients 0
refused 'rtlesson: --technique=shortpoll: must be a technique'\''s name; did you mean "short-poll"? There are refresh, short-poll, long-poll, sse and websocket' --technique shortpoll
refused 'rtlesson: there is no option --intervall; did you mean --interval? (rtlesson simulate --help)' --intervall 1s
refused 'rtlesson: --hold is no knob of sse; leave it out, or choose long-poll' --technique sse --hold 1s
refused 'rtlesson: --shared takes no value (rtlesson simulate --help)' --shared=yes
refused 'rtlesson: there is no option --close any more; write --keep-alive 0s (rtlesson simulate --help)' --close
refused 'rtlesson: "more" is one operand too many (rtlesson simulate --help)' more
refused 'rtlesson: --format is "jsn"; did you mean "json"?' --format jsn
refused 'rtlesson: --format is "xml", but it must be text, json or csv' --format xml
refused 'rtlesson: --phase is of one client; many start within --spread' --phase 1s --clients 2
refused 'rtlesson: --spread is of many clients; one starts at --phase' --spread 1s
refused 'rtlesson: --spread is of many clients; one starts at --phase' --sweep spread=1s..2s:2
run --spread 1s --sweep clients=1..4:3 --format csv
verdict 'a sweep of clients may name the spread' "$([ "$status" -eq 0 ] || cat err)"
run --phase 1s --sweep clients=1..4:3 --format csv
verdict 'a sweep of clients may name the phase' "$([ "$status" -eq 0 ] || cat err)"
refused 'rtlesson: --trace is of one client; leave out --clients' --trace --clients 2
refused 'rtlesson: --trace is of one run, and --sweep makes several; leave out one' --trace --sweep interval=1s..2s:2
refused 'rtlesson: --sweep is "interval", but it wants KNOB=FROM..TO:COUNT, as in interval=1s..60s:40' --sweep interval
refused 'rtlesson: --sweep: interval is no knob of sse; leave it out, or choose refresh or short-poll' --technique sse --sweep interval=1s..2s:2
refused_at_first 'rtlesson: --sweep: there is no knob "intervl"; did you mean "interval"?' --sweep intervl=1s..2s:2
refused_at_first 'rtlesson: --sweep: there is no knob ""' --sweep =1s..2s:2
refused 'rtlesson: --sweep: events is neither a duration, a jitter nor a whole number' --sweep events=1s..2s:2
refused 'rtlesson: --sweep: interval must be from 1 us to 1000000 h' --sweep interval=0s..2s:2
refused 'rtlesson: --sweep: phase must be above zero, since the steps are even in the logarithm' --sweep phase=0s..2s:2
refused 'rtlesson: --sweep: replay=all is no number to sweep to' --technique sse --sweep replay=1..all:3
refused 'rtlesson: --sweep: it must rise, the smaller value first' --sweep interval=2s..1s:2
refused 'rtlesson: --sweep: "1" values are asked for, but it must be 2 to 1000' --sweep interval=1s..2s:1

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]

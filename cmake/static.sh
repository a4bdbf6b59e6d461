#!/bin/sh
# Builds BUILD/rtlesson, one static file that runs on any Linux of this machine's kind: with musl, and with the libraries from
# the source packages of the Debian that this runs on, everything inside BUILD. ./dev static calls it.
#
# usage: static.sh SOURCE_TREE BUILD JOBS
set -eu

root=$1
build=$2
jobs=$3
packages='ncurses cjson cmark libunistring sqlite3'

# Where /usr/share/terminfo is not, as in an empty chroot, these terminals are known all the same.
terminals=xterm-256color,screen-256color,tmux-256color,linux,vt100

say() { printf 'static: %s\n' "$*" >&2; }

# --- Sources ---------------------------------------------------------------------------------------

# The machine's own lines, but for sources. Its lists stay as they are: ours are in the build directory.
list_sources() { # LIST DIRECTORY
    list='' parts=''
    eval "$(apt-config shell list Dir::Etc::sourcelist/f parts Dir::Etc::sourceparts/d)"
    for file in "$list" "$parts"*.list; do
        [ ! -f "$file" ] || sed -n 's/^deb[[:blank:]]/deb-src /p' "$file"
    done >"$1"
    for file in "$parts"*.sources; do
        [ ! -f "$file" ] || sed 's/^Types:.*/Types: deb-src/' "$file" >"$2/${file##*/}"
    done
}

apt() { # COMMAND...
    apt-get -q -o Dir::Etc::sourcelist="$PWD/list" -o Dir::Etc::sourceparts="$PWD/list.d" \
        -o Dir::State::lists="$PWD/lists" -o Dir::Cache="$PWD/cache" -o APT::Sandbox::User= "$@"
}

fetch_sources() {
    mkdir -p list.d lists/partial cache/archives/partial
    list_sources list list.d
    apt update || say 'not every list of sources could be had'
    # One word a package.
    # shellcheck disable=SC2086
    apt source --download-only $packages
}

unpack_sources() {
    for package in $packages; do
        [ -d "$package" ] || dpkg-source --no-check -x "$package"_*.dsc "$package"
    done
}

# --- Libraries ---------------------------------------------------------------------------------------

# Each is configured by its own script; nothing of it is made anew that its tarball brings.
make_library() { make -j"$jobs" AUTOMAKE=: ACLOCAL=: AUTOCONF=: AUTOHEADER=: MAKEINFO=: "$@"; }

build_ncurses() {
    ./configure CC=musl-gcc --prefix="$prefix" --enable-widec --with-fallbacks=$terminals \
        --with-default-terminfo-dir=/usr/share/terminfo --with-terminfo-dirs=/etc/terminfo:/lib/terminfo:/usr/share/terminfo \
        --without-cxx --without-cxx-binding --without-ada --without-debug --without-manpages --without-progs --without-tests \
        --with-tic-path="$(command -v tic)" --with-infocmp-path="$(command -v infocmp)"
    make_library -C include
    make_library -C ncurses
    make_library -C include install.includes
    make_library -C ncurses install.libs
}

build_cjson() {
    musl-gcc -O2 -c cJSON.c
    ar rcs "$prefix/lib/libcjson.a" cJSON.o
    mkdir -p "$prefix/include/cjson"
    cp cJSON.h "$prefix/include/cjson"
}

build_cmark() {
    rm -rf built
    cmake -B built -DCMAKE_C_COMPILER=musl-gcc -DCMAKE_CXX_COMPILER=musl-gcc -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_INSTALL_LIBDIR=lib -DCMARK_SHARED=OFF -DCMARK_TESTS=OFF
    cmake --build built --parallel "$jobs"
    cmake --install built
}

build_libunistring() {
    ./configure CC=musl-gcc --prefix="$prefix" --disable-shared --enable-static
    make_library -C lib install
}

# Its source is many files, of which it makes the one that is compiled, with Tcl.
build_sqlite3() {
    ./configure CC=musl-gcc --disable-tcl --disable-readline --disable-load-extension
    make_library sqlite3.c sqlite3.h
    musl-gcc -O2 -DSQLITE_THREADSAFE=2 -DHAVE_FDATASYNC -DSQLITE_OMIT_LOAD_EXTENSION -c sqlite3.c
    ar rcs "$prefix/lib/libsqlite3.a" sqlite3.o
    cp sqlite3.h "$prefix/include"
}

# Once each: what is done is marked.
build_libraries() {
    mkdir -p "$prefix/lib" "$prefix/include"
    for package in $packages; do
        [ ! -f "$prefix/$package.done" ] || continue
        say "building $package"
        # Not before ||, where the shell would go on after a command that fails.
        (cd "$package"; "build_$package") >"$package.log" 2>&1 </dev/null &
        wait $! || { cat "$package.log" >&2; exit 1; }
        : >"$prefix/$package.done"
    done
}

# --- The program -----------------------------------------------------------------------------------

# Of the system's own libraries none may be found: they are another C library's.
build_program() {
    cmake -S "$root" -B "$build/program" -G Ninja -DCMAKE_BUILD_TYPE=Release -DRTLESSON_TESTS=OFF \
        -DCMAKE_C_COMPILER=musl-gcc -DCMAKE_EXE_LINKER_FLAGS=-static -DCMAKE_POSITION_INDEPENDENT_CODE=OFF \
        -DCMAKE_DISABLE_FIND_PACKAGE_PkgConfig=ON -DCMAKE_FIND_LIBRARY_SUFFIXES=.a -DCMAKE_PREFIX_PATH="$prefix" \
        -DCMAKE_FIND_USE_CMAKE_SYSTEM_PATH=OFF \
        -DCMAKE_MAKE_PROGRAM="$(command -v ninja || command -v samu || command -v ninja-build)"
    cmake --build "$build/program" --parallel "$jobs" --target rtlesson
    strip -o "$build/rtlesson" "$build/program/rtlesson"
}

are_built() {
    for package in $packages; do
        [ -f "$build/prefix/$package.done" ] || return 1
    done
}

# The libraries' own scripts refuse paths with a blank or a #, so they see none: all is met through a link.
if ! are_built; then
    mkdir -p "$build/sources"
    link=$(mktemp -d)
    trap 'rm -rf "$link"' EXIT
    ln -s "$build" "$link/static"
    prefix=$link/static/prefix
    cd "$link/static/sources"
    fetch_sources
    unpack_sources
    build_libraries
fi
# Outside the link, which CMake would take for the place of the build.
cd "$root"
prefix=$build/prefix
build_program

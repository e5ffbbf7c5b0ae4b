# shellcheck shell=bash disable=SC2034,SC2154
# SPDX-License-Identifier: MIT
# What ./run and ./test share: the Debian packages (VERSIONS.md says what each is for), and a build that
# is quiet unless it fails. Sourced with $root set to the repository; the lists are used there.

# What is needed to build the program, to run it with or without a display, and to write names in
# the scripts of the sample data.
packages_to_run=(
    g++ cmake ninja-build pkg-config
    libimgui-dev libstb-dev libglfw3-dev python3-glad
    nlohmann-json3-dev zlib1g-dev libpng-dev
    libfreetype-dev libharfbuzz-dev libfribidi-dev libfontconfig-dev
    libcairo2-dev libpugixml-dev libssl-dev libgif-dev libwebp-dev
    libtbb-dev libfmt-dev libexpected-dev libcli11-dev
    libegl-dev libegl1 libgl1 libgl1-mesa-dri
    fonts-noto-core fonts-dejavu-core
)

# What the tests need beside that: GoogleTest, a validator of JSON Schema, an X server without a screen,
# programs that read SVG, PDF and WebP.
packages_to_test=(libgtest-dev libgmock-dev python3-jsonschema xvfb librsvg2-bin poppler-utils webp)

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }
die() { say "$*"; exit 1; }

# missing_packages NAME...: those that dpkg does not know as installed.
missing_packages() {
    local -A installed=()
    local status name
    while read -r status name; do
        if [[ $status == ii || $status == hi ]]; then
            installed[${name%%:*}]=1
        fi
    done < <(dpkg-query -W -f '${db:Status-Abbrev} ${binary:Package}\n' "$@" 2>/dev/null)
    for name in "$@"; do
        [[ -n ${installed[$name]:-} ]] || printf '%s\n' "$name"
    done
}

# ensure_packages NAME...: installs with apt-get what is missing. On a system without it only the
# tools are looked for; the libraries are then CMake's to find.
ensure_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        local tool absent=()
        for tool in cmake ninja pkg-config glad; do
            command -v "$tool" >/dev/null || absent+=("$tool")
        done
        command -v "${CXX:-c++}" >/dev/null || absent+=("a C++20 compiler (GCC 12, Clang 14 or newer)")
        if ((${#absent[@]})); then
            say "this system has no apt-get, so its own package manager has to bring:"
            printf '  %s\n' "${absent[@]}" >&2
            die "and the libraries that vendor/VERSIONS.md lists; then run it again"
        fi
        return
    fi
    local missing=()
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0

    local as_root=()
    if ((EUID != 0)); then
        command -v sudo >/dev/null || die "these packages are missing, and neither root nor sudo is at hand" \
            "to install them. As root: apt-get install --no-install-recommends ${missing[*]}"
        as_root=(sudo)
        # Without a terminal nobody can type a password.
        [[ -t 0 ]] || as_root=(sudo -n)
    fi
    say "installing with ${as_root[*]:+${as_root[*]} }apt-get: ${missing[*]}"
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y
        -o DPkg::Lock::Timeout=300)
    local log
    log=$(mktemp)
    if ! { "${apt[@]}" update && "${apt[@]}" install --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
        # Lists that cannot be renewed may still be good enough.
        if ! "${apt[@]}" install --no-install-recommends "${missing[@]}" >"$log" 2>&1; then
            tail -n 20 "$log" >&2
            rm -f "$log"
            die "apt-get could not install them. On Debian 12 or newer, or Ubuntu 24.04 or newer, try" \
                "as root: apt-get update && apt-get install --no-install-recommends ${missing[*]}"
        fi
    fi
    rm -f "$log"
}

# configure PRESET [OPTION...]: where it was not done yet, or the presets have changed since. All
# other changes are noticed by ninja.
configure() {
    local preset=$1 tree=$root/build/$1 options=("${@:2}") log
    if [[ $tree/build.ninja -nt $root/CMakePresets.json ]] &&
        grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$tree/CMakeCache.txt" 2>/dev/null; then
        return
    fi
    if command -v ccache >/dev/null; then
        options+=(-DCMAKE_C_COMPILER_LAUNCHER=ccache -DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    fi
    mkdir -p "$tree"
    log=$tree/configure.log
    say "configuring (build/$preset)"
    if ! (cd "$root" && cmake --fresh --preset "$preset" "${options[@]}") >"$log" 2>&1; then
        cat "$log" >&2
        die "configuring failed; the libraries are listed in vendor/VERSIONS.md"
    fi
    # A generated build.ninja that did not change keeps its time.
    touch "$tree/build.ninja"
}

# build PRESET [TARGET...]: ninja's own progress on a terminal, otherwise silence unless it fails.
build() {
    local tree=$root/build/$1 targets=("${@:2}") quiet=()
    if [[ $(cd "$tree" && ninja -n "${targets[@]}" 2>/dev/null | tail -n 1) == "ninja: no work to do." ]]; then
        return
    fi
    say "building (build/$1; some minutes the first time)"
    [[ -t 2 ]] || quiet=(--quiet)
    (cd "$tree" && ninja "${quiet[@]}" "${targets[@]}") >&2 || die "building failed"
}

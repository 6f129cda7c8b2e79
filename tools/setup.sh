#!/bin/sh
# Makes what `make` needs and does nothing where it is there already.
#
#   tools/setup.sh system [LIST...]     the Debian or Ubuntu packages that the LISTs name, and the one for venv
#   tools/setup.sh packages DIR LOCK    a virtual environment in DIR with the versions that LOCK names
#   tools/setup.sh checkout DIR LOCK    the same, and this checkout installed in it
#   tools/setup.sh screen               says so and fails where there is no screen to show a window on
set -eu
cd "$(dirname "$0")/.."

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$@"
    exit 1
}

# Python ----------------------------------------------------------------------------------------------

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() { # the command of the first Python that is new enough
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if new_enough "$candidate"; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    stop "KetaRef needs Python 3.11 or newer, and none was found. Install it, or name it: make PYTHON=/path/to/python3"
}

can_make_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }


# Packages of the system ------------------------------------------------------------------------------

is_debian() { command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; }

is_installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

any_installed() {
    for name in "$@"; do
        if is_installed "$name"; then return 0; fi
    done
    return 1
}

missing_packages() { # the first name of each line of the lists of which no name is installed
    cat /dev/null "$@" | grep -v '^#' | while read -r names; do
        # shellcheck disable=SC2086  # a line holds several names
        any_installed $names || printf '%s ' "${names%% *}"
    done
}

missing_venv() { # Debian keeps the modules venv and ensurepip in a package of their own
    can_make_venv "$1" || printf '%s-venv ' "$(basename "$1")"
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@" </dev/null >&2
    else
        sudo -n "$@" </dev/null >&2
    fi
}

may_install() { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }

install_packages() {
    if ! may_install; then
        say "Some packages of the system are missing, and installing them takes an administrator. Run this line, then make again:"
        stop "sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
    fi
    say "Installing from the system's package archive: $*"
    as_root apt-get update -qq || say "Not every package list could be refreshed; going on with what there is."
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends "$@" ||
        stop "The packages could not be installed; what apt-get said is above."
}

system() {
    is_debian || return 0 # other systems bring these, or the README says what to install
    python=$(find_python)
    missing="$(missing_venv "$python")$(missing_packages "$@")"
    # shellcheck disable=SC2086  # a list of names
    [ -z "$missing" ] || install_packages $missing
}

# Virtual environments --------------------------------------------------------------------------------

stamp() { # what an environment was made from: a moved checkout or a changed lock brings it up to date
    pwd
    cat "$1" pyproject.toml
}

is_current() { "$1/bin/python" -c '' 2>/dev/null && stamp "$2" | cmp -s - "$1/made-from"; }

create_venv() { # create_venv DIR, unless there is one that works
    if "$1/bin/python" -m pip --version >/dev/null 2>&1; then return; fi
    python=$(find_python)
    can_make_venv "$python" || stop "$python lacks the modules venv and ensurepip. Install them, then run make again."
    rm -rf "$1"
    "$python" -m venv "$1"
}

pip_install() { # pip_install DIR ARGUMENT...
    python="$1/bin/python"
    shift
    "$python" -m pip install --quiet --disable-pip-version-check --no-input --no-deps "$@"
}

install_lock() { # install_lock DIR LOCK
    say "Installing $2 into $1 ..."
    pip_install "$1" --only-binary :all: --require-hashes --requirement "$2" ||
        stop "The packages of $2 could not be installed; what pip said is above. Setting up needs a connection, once."
}

install_checkout() { # install_checkout DIR
    pip_install "$1" --no-index --no-build-isolation --editable . ||
        stop "This checkout could not be installed into $1; what pip said is above."
}

packages() {
    if is_current "$1" "$2"; then return; fi
    create_venv "$1"
    install_lock "$1" "$2"
    stamp "$2" >"$1/made-from"
}

checkout() {
    if is_current "$1" "$2"; then return; fi
    create_venv "$1"
    install_lock "$1" "$2"
    install_checkout "$1"
    stamp "$2" >"$1/made-from"
}

# The screen ------------------------------------------------------------------------------------------

screen() {
    if [ "$(uname)" != Linux ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then return; fi
    stop "There is no screen here to show a window on: run this in a desktop session, or use the command line, .venv/bin/ketaref --help."
}

case "${1:-}" in
    system | packages | checkout | screen) "$@" ;;
    *) stop "usage: tools/setup.sh system [LIST...] | packages DIR LOCK | checkout DIR LOCK | screen" ;;
esac

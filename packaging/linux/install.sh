#!/bin/sh
# Installs KetaRef for one user, without an administrator, or removes it again. Keeps to ~/.local.
#
#   ./install.sh               installs, over an earlier version too
#   ./install.sh --uninstall   removes the program; what the user kept stays, and is named
set -eu
here=$(cd "$(dirname "$0")" && pwd)
data=${XDG_DATA_HOME:-$HOME/.local/share}
home=$HOME/.local/lib/ketaref
link=$HOME/.local/bin/ketaref

say() { printf '%s\n' "$*"; }

stop() {
    say "$@" >&2
    exit 1
}

refresh() { # tell the desktop; each of these may be missing
    if command -v update-desktop-database; then update-desktop-database -q "$data/applications" || true; fi
    if command -v update-mime-database; then update-mime-database "$data/mime" || true; fi
} >/dev/null 2>&1

shared() { # the files that go to the user's share folder, as this folder or the installed one holds them
    (cd "$1/share" && find . -type f)
}

lacking() { # libraries of the system that the program needs and does not find
    find "$here/ketaref" -type f \( -name '*.so' -o -name '*.so.*' -o -name ketaref \) -exec ldd {} + 2>/dev/null |
        sed -n 's/^[[:space:]]*\(.*\) => not found$/\1/p' | sort -u
}

is_running() {
    for process in /proc/[0-9]*/exe; do
        if [ "$(readlink "$process" 2>/dev/null)" = "$home/ketaref" ]; then return 0; fi
    done
    return 1
}

remove() { # what an earlier installation put there
    [ -d "$home" ] || return 0
    if is_running; then stop "KetaRef is open. Close it, then run this again."; fi
    if [ -d "$home/share" ]; then shared "$home" | while read -r file; do rm -f "$data/$file"; done; fi
    rm -rf "$home"
    rm -f "$link"
}

install() {
    missing=$(lacking)
    [ -z "$missing" ] || stop "This computer lacks libraries that KetaRef's window needs. Ask for them to be installed, then run this again:" $missing
    remove
    mkdir -p "$home" "$(dirname "$link")"
    cp -R "$here/ketaref/." "$home"
    cp -R "$here/share" "$home/share"
    ln -s "$home/ketaref" "$link"
    shared "$here" | while read -r file; do
        mkdir -p "$(dirname "$data/$file")"
        cp "$here/share/$file" "$data/$file"
    done
    sed -i "s|^Exec=ketaref|Exec=\"$home/ketaref\"|" "$data/applications/@IDENTIFIER@.desktop"
    refresh
    say "KetaRef is installed in $home. Find it in your menu, or run $link."
}

case "${1:-}" in
    '') install ;;
    --uninstall)
        [ -d "$home" ] || stop "KetaRef is not installed in $home."
        remove
        refresh
        say "KetaRef is removed. What you kept in it stays in ${XDG_CONFIG_HOME:-$HOME/.config}/KetaRef and $data/KetaRef; delete these folders if you do not want it."
        ;;
    *) stop "usage: ./install.sh [--uninstall]" ;;
esac

#!/bin/sh
# Writes requirements/*.txt anew from pyproject.toml: one lock for every system and Python we support, with hashes.
# What is locked stays locked unless it is asked to move: tools/lock.sh --upgrade, or --upgrade-package NAME.
# The settings of this machine's package tools are left out, so that two machines write the same files.
set -eu
cd "$(dirname "$0")/.."
uv=.venv-lock/bin/uv

unset UV_FIND_LINKS UV_CONSTRAINT UV_OVERRIDE UV_EXTRA_INDEX_URL UV_PRERELEASE UV_RESOLUTION

lock() { # lock NAME ARGUMENT...
    name=$1
    shift
    "$uv" pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
        --custom-compile-command 'make lock' --output-file "requirements/$name.txt" "$@"
}

# The widest first, so that the others take its versions and every environment has the same ones.
lock dev pyproject.toml --extra dev "$@"
lock core pyproject.toml --extra test --constraints requirements/dev.txt \
    --no-emit-package pyside6-essentials --no-emit-package shiboken6
lock exports pyproject.toml --extra test --group exports --constraints requirements/dev.txt \
    --no-emit-package pyside6-essentials --no-emit-package shiboken6
lock fuzz pyproject.toml --extra content --group fuzz --constraints requirements/dev.txt \
    --no-emit-package pyside6-essentials --no-emit-package shiboken6
lock run pyproject.toml --constraints requirements/dev.txt
lock package pyproject.toml --extra package --constraints requirements/dev.txt "$@"
lock lock --group lock "$@"
lock audit --group audit --constraints requirements/dev.txt

"""`ketaref content check` and `ketaref content build`: for writers; needs the `content` extra."""

import argparse
import datetime
from pathlib import Path

from ketaref import paths
from ketaref.errors import ContentError, ExtraMissing


def check(options: argparse.Namespace) -> int:
    """Print every problem of the content; leave with 1 where there is an error."""
    require_extra()
    from ketaref.compiler.build import check as run

    content, built, problems = run(_data(options), _as_of(options))
    only = set(options.only or ())
    entries = [content.entries[entry_id] for entry_id in only & content.entries.keys()]
    shown = [
        problem
        for problem in problems
        if not only or _id_of(problem.file) in only or any(entry.holds(problem) for entry in entries)
    ]
    for problem in shown:
        print(problem)
    errors = sum(problem.level == "error" or options.release for problem in shown)
    if errors:
        raise ContentError(f"{errors} problems in the content; each line above says what to do.")
    print(f"{len(built)} entries checked, no problems.")
    return 0


def build(options: argparse.Namespace) -> int:
    """Write the content database; leave with 1 and the old file untouched where there is an error.

    A checkout gets its test keys at the same time: with both, all of the program works there.
    """
    require_extra()
    from ketaref.compiler.build import build as run
    from ketaref.packs import keys

    for warning in run(_data(options), Path(options.output), _as_of(options)):
        print(warning)
    keys.make_test_keys()
    print(f"Wrote {options.output}.")
    return 0


def require_extra() -> None:
    """Raise ExtraMissing unless the packages of the `content` extra are there."""
    from importlib.util import find_spec

    if any(find_spec(name) is None for name in ("sqlite_utils", "snowballstemmer", "markdown", "yaml")):
        raise _extra_missing()


def _data(options: argparse.Namespace) -> Path:
    if options.data:
        return Path(options.data)
    if not paths.content().is_dir():
        raise _extra_missing()
    return paths.content()


def _extra_missing() -> ExtraMissing:
    return ExtraMissing(
        "This command builds content and needs a checkout of KetaRef with the content extra: "
        "pip install 'ketaref[content]'."
    )


def _as_of(options: argparse.Namespace) -> datetime.date:
    return options.as_of or datetime.date.today()


def _id_of(file: str) -> str:
    return Path(file).name.removesuffix(".md").removesuffix(".es")

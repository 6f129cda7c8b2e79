"""The command line's composition root: runs the command that was asked for; trouble becomes a sentence here."""

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence

from ketaref.errors import KetaRefError
from ketaref.packs import SUFFIX

PROGRAM = "ketaref"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 it could not, 2 wrong usage.

    Without a command the window opens. Expected trouble is one sentence on standard error.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    try:
        code = _run(_options(given))
        if sys.stdout is not None:
            sys.stdout.flush()  # here, where a full disk or a closed pipe can still be told
        return code
    except KetaRefError as error:
        print(f"{PROGRAM}: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:  # the reader of our output went away, as `| head` does
        _stop_printing()
        return 0
    except OSError as error:
        what = error.filename or "the output"
        print(f"{PROGRAM}: {what} could not be read or written ({error.strerror}).", file=sys.stderr)
        _stop_printing()
        return 1
    except KeyboardInterrupt:
        return 130


def _options(given: list[str]) -> argparse.Namespace:
    """What is asked for; the name of a content pack alone opens the window with it, as a double click does."""
    if not given:  # the window must not wait until every command is declared
        return argparse.Namespace(run=None)
    if len(given) == 1 and given[0].lower().endswith(SUFFIX):
        return argparse.Namespace(run=None, pack=given[0])
    from ketaref.cli.commands import parser

    return parser(PROGRAM).parse_args(given)


def _run(options: argparse.Namespace) -> int:
    if options.run is None:
        module, function = "ketaref.app", "run"
    else:
        module, function = options.run
    command: Callable[[argparse.Namespace], int] = getattr(importlib.import_module(module), function)
    return command(options)


def _stop_printing() -> None:
    """Let what is still to be printed go nowhere, so that Python does not complain of it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8() -> None:
    """Print any letter whatever the console's code page; a letter it lacks becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")

"""Every command of the command line, declared: its words, its options, and the function that carries it out."""

import argparse
import datetime

from ketaref.errors import UsageError
from ketaref.exports.formats import FORMATS
from ketaref.library.search import DEFAULT_LIMIT
from ketaref.model.text import LANGUAGES

_MOST = 100_000
"""More results than any library has."""


class _Parser(argparse.ArgumentParser):
    """Says a usage error in one sentence."""

    def error(self, message: str) -> None:  # type: ignore[override]
        """Raise UsageError instead of printing the whole usage."""
        raise UsageError(f"{message}. See `{self.prog} --help`.")


def parser(program: str) -> argparse.ArgumentParser:
    """Return what reads the command line of `program`; its `run` names module and function of the command.

    Its `parse_args` raises UsageError, a sentence, where it cannot be understood.
    """
    parser = _Parser(program, description="Offline reference on ketamine and esketamine therapy.")
    parser.set_defaults(run=None)
    version = ("ketaref.cli.library", "print_version")
    parser.add_argument(
        "--version", action="store_const", dest="run", const=version, help="print the app, content and schema version"
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)
    _library_commands(commands)
    _handout_commands(commands)
    _content_commands(commands)
    _pack_commands(commands)
    _clinic_commands(commands)
    _export_command(commands)
    return parser


def _library_commands(commands: "argparse._SubParsersAction[_Parser]") -> None:
    search = _command(commands, "search", "find entries", "ketaref.cli.library:search")
    search.add_argument("query", metavar="QUERY")
    search.add_argument("--lang", choices=LANGUAGES, default="en")
    search.add_argument("--type", metavar="T", help="only entries of this type")
    search.add_argument("--limit", type=_positive, default=DEFAULT_LIMIT, metavar="N")
    search.add_argument("--json", action="store_true")
    show = _command(commands, "show", "print an entry", "ketaref.cli.library:show")
    show.add_argument("id", metavar="ID")
    show.add_argument("--lang", choices=LANGUAGES, default="en")
    show.add_argument("--json", action="store_true")
    listing = _command(commands, "list", "list entries", "ketaref.cli.library:list_entries")
    listing.add_argument("--type", metavar="T", help="only entries of this type")
    listing.add_argument("--json", action="store_true")
    _command(commands, "doctor", "prove that this installation is whole", "ketaref.cli.doctor:doctor")


def _handout_commands(commands: "argparse._SubParsersAction[_Parser]") -> None:
    handout = commands.add_parser("handout", help="list, make and check handouts").add_subparsers(
        metavar="COMMAND", required=True, parser_class=_Parser
    )
    listing = _command(handout, "list", "list the templates", "ketaref.cli.handout:list_templates")
    listing.add_argument("--json", action="store_true")
    make = _command(handout, "make", "make a handout", "ketaref.cli.handout:make")
    make.add_argument("template", nargs="*", metavar="TEMPLATE", help="a template; several make a packet")
    make.add_argument("--set", metavar="NAME", help="a set of sheets that the clinic saved, in place of templates")
    make.add_argument("--letterhead", action="store_true", help="the clinic's name and telephone")
    make.add_argument("--entry", action="append", metavar="ID", help="an entry; may be given again")
    make.add_argument("--lang", choices=(*LANGUAGES, "both"), help="the policy's first language, else en")
    make.add_argument("--sections", type=_names, metavar="A,B", help="only these sections")
    make.add_argument("--short", action="store_true", help="the short form, of one side unless its entry is long")
    make.add_argument("--large-print", type=int, nargs="?", const=18, choices=(18, 20, 24), metavar="18|20|24")
    make.add_argument("--greyscale", action="store_true")
    make.add_argument("--discreet", action="store_true", help="a title that names no medicine")
    make.add_argument("--paper", choices=("letter", "a4"), help="the policy's paper, else letter")
    make.add_argument("--as-of", type=_date, metavar="DATE", help="the day to judge dates by (default: today)")
    make.add_argument("--expired", action="store_true", help="make it though it is out of date")
    make.add_argument("--format", choices=("pdf", "txt", "svg"), default="pdf")
    make.add_argument("-o", "--output", required=True, metavar="FILE")
    check = _command(
        handout, "check", "tell what the code on a sheet stands for, and what was corrected since",
        "ketaref.cli.handout:check",
    )  # fmt: skip
    check.add_argument("code", metavar="CODE")
    check.add_argument("--json", action="store_true")


def _content_commands(commands: "argparse._SubParsersAction[_Parser]") -> None:
    content = commands.add_parser("content", help="check and build the content (for writers)").add_subparsers(
        metavar="COMMAND", required=True, parser_class=_Parser
    )
    check = _command(content, "check", "name every problem of the content", "ketaref.cli.content:check")
    check.add_argument("--only", action="append", metavar="ID", help="report on this entry only")
    check.add_argument("--release", action="store_true", help="a review that is due is an error as well")
    build = _command(content, "build", "write the content database", "ketaref.cli.content:build")
    build.add_argument("-o", "--output", required=True, metavar="FILE.db")
    for command in (check, build):
        command.add_argument("--data", metavar="DIR", help="the content folder (default: data/ of the checkout)")
        command.add_argument("--as-of", type=_date, metavar="DATE", help="the day to judge dates by")


def _export_command(commands: "argparse._SubParsersAction[_Parser]") -> None:
    export = _command(commands, "export", "write the library in another format", "ketaref.cli.export:export")
    names = [form.name for form in FORMATS]
    export.add_argument("format", choices=names, metavar="FORMAT", help=", ".join(names))
    export.add_argument("-o", "--output", required=True, metavar="FILE|FOLDER")
    export.add_argument("--lang", choices=(*LANGUAGES, "both"), default="both")
    export.add_argument("--as-of", type=_date, metavar="DATE", help="the day to judge dates by (default: today)")


def _pack_commands(commands: "argparse._SubParsersAction[_Parser]") -> None:
    pack = commands.add_parser("pack", help="install newer content, or make a pack of it").add_subparsers(
        metavar="COMMAND", required=True, parser_class=_Parser
    )
    install = _command(pack, "install", "install a content pack", "ketaref.cli.pack:install_pack")
    install.add_argument("file", metavar="FILE.ketapack")
    install.add_argument("--allow-downgrade", metavar="REASON", help="take older content too, for this reason")
    inspect = _command(pack, "inspect", "say what a content pack holds", "ketaref.cli.pack:inspect")
    inspect.add_argument("file", metavar="FILE.ketapack")
    inspect.add_argument("--json", action="store_true")
    listing = _command(pack, "list", "list the content that is installed", "ketaref.cli.pack:list_packs")
    listing.add_argument("--json", action="store_true")
    _command(pack, "rollback", "go back to the content before", "ketaref.cli.pack:rollback")
    build = _command(pack, "build", "make a signed content pack (for publishers)", "ketaref.cli.pack:build")
    build.add_argument("--key", required=True, metavar="FILE", help="the private key to sign with")
    build.add_argument("--database", metavar="FILE.db", help="the content (default: that of this program)")
    build.add_argument("--golden", metavar="FILE.tsv", help="queries that must find their entry (default: data/)")
    build.add_argument("-o", "--output", required=True, metavar="FILE.ketapack")
    keygen = _command(pack, "keygen", "make a pair of keys (for publishers)", "ketaref.cli.pack:keygen")
    keygen.add_argument("file", metavar="FILE", help="for the private key; the public one is written to FILE.pub")
    keygen.add_argument("--test", action="store_true", help="a key that no release takes")


def _clinic_commands(commands: "argparse._SubParsersAction[_Parser]") -> None:
    clinic = commands.add_parser("clinic", help="the clinic's own file and its backups").add_subparsers(
        metavar="COMMAND", required=True, parser_class=_Parser
    )
    _command(clinic, "info", "print where the file is, what it holds and its backups", "ketaref.cli.clinic:info")
    _command(clinic, "check", "look at every row, and mend what is damaged from a backup", "ketaref.cli.clinic:check")
    _command(clinic, "backup", "make a backup now", "ketaref.cli.clinic:back_up")
    restore = _command(clinic, "restore", "go back to a backup", "ketaref.cli.clinic:restore")
    restore.add_argument("number", type=_positive, metavar="NUMBER", help="of a backup, as `info` lists them")
    export = _command(clinic, "export", "write everything into one file", "ketaref.cli.clinic:export")
    export.add_argument("-o", "--output", required=True, metavar="FILE")
    taking = _command(clinic, "import", "take in what an exported file holds", "ketaref.cli.clinic:take_in")
    taking.add_argument("file", metavar="FILE")


def _command(
    commands: "argparse._SubParsersAction[_Parser]", name: str, help_text: str, target: str
) -> argparse.ArgumentParser:
    """Declare a command; `target` is "module:function", imported only when the command is run."""
    parser = commands.add_parser(name, help=help_text, description=help_text[0].upper() + help_text[1:] + ".")
    parser.set_defaults(run=tuple(target.split(":")))
    return parser


def _positive(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number") from None
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return min(number, _MOST)


def _date(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write it as 2026-11-22") from None


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())

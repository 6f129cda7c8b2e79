"""What the administrator fixes for the whole computer, in one optional TOML file (docs/policy.md).

It is heeded only where nobody but the administrator can have written it (`ownership`). One field of `Policy` is one
key of the file, declared once with its default, what it takes and what it is for: validation, docs/policy.md and the
sentences about mistakes are drawn from there. The file is read once, when it is first asked for.
"""

import re
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, get_type_hints

import msgspec

from ketaref import paths
from ketaref.clinic.doubt import Doubt
from ketaref.clinic.limits import LINE_LONGEST, NOTICE_LONGEST
from ketaref.clinic.ownership import read_administrators
from ketaref.i18n import Spoken, _, noted, plural

_LARGEST = 65_536
"""No policy is longer; what is, is not read."""
_NAMED_AT_MOST = 3
"""Mistakes that one sentence names."""
_KEY = r"^\s*(?:\[\s*)?[\"']?({})[\"']?\s*[\].=]"

SAFE = "safe"
"""The value that holds where a key is there and cannot be understood, if it is not the default."""

_YES_OR_NO = noted("true or false")
_ABSOLUTE = r"^(/|[A-Za-z]:[\\/]|\\\\)[^\x00-\x1f\x7f]*$"


def _key(takes: str, use: str, **limits: Any) -> msgspec.Meta:
    safe = limits.pop(SAFE, None)
    return msgspec.Meta(title=takes, description=use, extra=None if safe is None else {SAFE: safe}, **limits)


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """The keys of the file; a default means that the key fixes nothing."""

    languages: Annotated[
        tuple[Spoken, ...],
        _key(
            noted('a list of "en" and "es"'),
            noted("Languages of the window and of handouts, the first one at the start"),
            min_length=1,
        ),
    ] = ("en", "es")
    paper: Annotated[
        Literal["letter", "a4"] | None,
        _key(noted('"letter" or "a4"'), noted("Paper of handouts")),
    ] = None
    idle_minutes: Annotated[
        int,
        _key(
            noted("a whole number from 2 to 60"),
            noted("Minutes without use until everything is cleared, after a warning"),
            ge=2,
            le=60,
        ),
    ] = 10
    clinic_folder: Annotated[
        str,
        _key(
            noted("the whole path of a folder"),
            noted("Folder of the clinic's own file, a share for instance"),
            min_length=1,
            max_length=1000,
            pattern=_ABSOLUTE,
        ),
    ] = ""
    letterhead: Annotated[
        dict[Literal["name", "phone"], Annotated[str, msgspec.Meta(max_length=LINE_LONGEST)]],
        _key(
            noted("a table with name and phone"),
            noted("Letterhead of the clinic, for sheets that are to have one"),
        ),
    ] = {}
    notice: Annotated[
        dict[Literal["en", "es"], Annotated[str, msgspec.Meta(max_length=NOTICE_LONGEST)]],
        _key(
            noted("a table with en and es, at most 600 Latin letters each"),
            noted("Notice of the clinic, at the foot of every handout"),
        ),
    ] = {}
    extra_keys: Annotated[
        tuple[Annotated[str, msgspec.Meta(pattern="^[0-9a-fA-F]{64}$")], ...],
        _key(
            noted("a list of public keys of 64 hexadecimal digits each"),
            noted("Keys whose content packs are taken beside the program's own"),
            max_length=8,
        ),
    ] = ()
    allow_printing: Annotated[
        bool,
        _key(_YES_OR_NO, noted("Printing is allowed"), safe=False),
    ] = True
    allow_saving: Annotated[
        bool,
        _key(_YES_OR_NO, noted("Saving handouts as files is allowed"), safe=False),
    ] = True
    print_only_approved: Annotated[
        bool,
        _key(_YES_OR_NO, noted("Only handouts of approved texts are printed, saved and copied"), safe=True),
    ] = False


class Mistake(NamedTuple):
    """One thing in the file that cannot be heeded: its line (0 where none can be named), its key, what is wrong."""

    line: int
    key: str
    reason: str

    def __str__(self) -> str:
        said = _(self.reason).format(key=_shown(self.key), takes=_(_takes(self.key)))
        return _("{said} (line {line})").format(said=said, line=self.line) if self.line else said


class Reading(NamedTuple):
    """The policy in force, which keys the file names, and what of it is not heeded."""

    policy: Policy = Policy()
    fixed: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    doubt: Doubt | None = None


_NOT_TOML = noted("this is not TOML; until it is mended, the keys it names hold their safe values")
_NOT_UTF8 = noted("it is not saved as UTF-8; until it is, the keys it names hold their safe values")
_NO_SUCH_KEY = noted("there is no key {key}")
_BAD_VALUE = noted("{key} takes {takes}")


@cache
def reading() -> Reading:
    """Return what this computer's policy says; the file is read once: a change holds from the next start on."""
    return read(paths.policy())


def in_force() -> Policy:
    """Return the policy that holds on this computer."""
    return reading().policy


def fixes(key: str) -> bool:
    """Say whether the policy names this key, so that it is not the user's to choose."""
    return key in reading().fixed


def read(path: Path) -> Reading:
    """Return what the policy at `path` says; without one, what holds without one. It raises nothing."""
    try:
        return understand(read_administrators(path, _LARGEST))
    except FileNotFoundError:
        return Reading()
    except Doubt as doubt:
        return Reading(doubt=doubt)


def understand(content: bytes) -> Reading:
    """Return what a policy of this content says. A key that cannot be understood holds its safe value."""
    import tomllib

    try:
        text = content.decode("utf-8-sig")  # as Notepad saves it
    except UnicodeDecodeError:
        return _refused(content.decode("latin-1").replace("\0", ""), 0, _NOT_UTF8)
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = re.search(r"at line (\d+)", str(error))
        at_end = text.count("\n") + 1
        return _refused(text, int(found[1]) if found else at_end, _NOT_TOML)
    return _checked(values, text)


def complaint() -> str:
    """Return the sentence about what of the policy is not heeded; empty where all of it is."""
    _policy, _fixed, mistakes, doubt = reading()
    if doubt:
        return _("The administrator's policy is not heeded. {why}.").format(why=doubt)
    if not mistakes:
        return ""
    named = [str(mistake) for mistake in mistakes[:_NAMED_AT_MOST]]
    if more := len(mistakes) - len(named):
        named.append(plural("{count} more", "{count} more", more))
    return _("The administrator's policy {path} has mistakes: {mistakes}.").format(
        path=paths.policy(), mistakes="; ".join(named)
    )


def declared() -> dict[str, msgspec.Meta]:
    """Return what each key takes (`title`) and what it is for (`description`), in the order of docs/policy.md."""
    hints = get_type_hints(Policy, include_extras=True)
    return {name: hints[name].__metadata__[0] for name in Policy.__struct_fields__}


def _checked(values: dict[str, Any], text: str) -> Reading:
    hints = get_type_hints(Policy, include_extras=True)
    held: dict[str, Any] = {}
    mistakes: list[Mistake] = []
    for name, value in values.items():
        if name not in hints:
            mistakes.append(Mistake(_line_of(name, text), name, _NO_SUCH_KEY))
            continue
        try:
            held[name] = msgspec.convert(value, hints[name])
            _check_whole(value)
        except msgspec.ValidationError:
            mistakes.append(Mistake(_line_of(name, text), name, _BAD_VALUE))
            held |= _safe(name)
    return Reading(Policy(**held), tuple(name for name in hints if name in held), tuple(sorted(mistakes)))


def _check_whole(value: Any) -> None:
    """Refuse what the types cannot: a list that says a thing twice, words that cannot be printed."""
    if isinstance(value, list) and len(set(value)) < len(value):
        raise msgspec.ValidationError
    if isinstance(value, dict):
        from ketaref.typeset.characters import unprintable

        if any(map(unprintable, value.values())):
            raise msgspec.ValidationError


def _refused(text: str, line: int, reason: str) -> Reading:
    """Nothing can be read: the keys that stand in the file hold their safe values."""
    held = {key: value for name in declared() if _line_of(name, text) for key, value in _safe(name).items()}
    return Reading(Policy(**held), tuple(held), (Mistake(line, "", reason),))


def _safe(name: str) -> dict[str, Any]:
    """Return the safe value of a key; empty where its default is safe."""
    return {name: extra[SAFE]} if (extra := declared()[name].extra) else {}


def _line_of(name: str, text: str) -> int:
    """Return the first line that names a key; 0 where none does (a key may be written in escapes)."""
    found = re.search(_KEY.format(re.escape(name)), text, re.MULTILINE)
    return text.count("\n", 0, found.start(1)) + 1 if found else 0


def _takes(name: str) -> str:
    meta = declared().get(name)
    return meta.title if meta and meta.title else ""


def _shown(name: str) -> str:
    """Return a key as a sentence can hold it: a file may name anything."""
    return "".join(letter if letter.isprintable() else "?" for letter in name[:40])

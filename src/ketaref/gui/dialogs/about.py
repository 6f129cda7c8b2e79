"""About: what this is for and not for, versions, licences, and what people have yet to review."""

import platform
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import qVersion

from ketaref import __version__
from ketaref.clinic import policy
from ketaref.errors import KetaRefError
from ketaref.gui.desk import Desk
from ketaref.gui.page import Page
from ketaref.i18n import _, noted, spoken
from ketaref.model.review import long_date

if TYPE_CHECKING:
    from ketaref.packs.keys import PublicKey


def about_page(desk: Desk) -> Page:
    """Return the page about the program and the content on `desk`."""
    lead = _("Ketamine and esketamine therapy, for counselors.")
    parts = [
        f'<h1>KetaRef</h1><p class="lead">{escape(lead)}</p>',
        _part(_("What it is for"), _use()),
        _part(_("How its texts are made"), _editing()),
        _part(_("Review by people"), _gates()),
        _part(_("Privacy"), _privacy()),
        _part(_("Set by the administrator of this computer"), _policy()),
        _part(_("Versions"), _versions(desk)),
        _part(_("Licences"), _licences()),
    ]
    return Page(_("About KetaRef"), "".join(parts))


_NAMES = {"en": "English", "es": "Español", "letter": noted("Letter"), "a4": "A4"}
"""What people call what a policy names."""


def _part(heading: str, lines: list[str]) -> str:
    if not lines:
        return ""
    return f"<h2>{escape(heading)}</h2><ul>" + "".join(f"<li>{escape(line)}</li>" for line in lines) + "</ul>"


def _use() -> list[str]:
    return [
        _("A reference and a source of handouts, for education."),
        _("It does not diagnose, compute a dose, score a test, or choose a treatment for a person."),
        _("It is not for emergencies: call 911. In a crisis, call or text 988."),
    ]


def _editing() -> list[str]:
    """The editorial policy, which a reference has to publish in itself."""
    return [
        _("A statement names its source. A number says of how many, when and against what, where its source does."),
        _("What no source confirms is left out. Where sources disagree, the page says so."),
        _("Ketamine and Spravato (esketamine) are never counted together."),
        _("Numbers without a treatment stand before numbers with it, out of as many people."),
        _("Help and harm stand together."),
        _("No treatment is ranked for a person, and none is advertised."),
        _("A star marks sources that a maker paid for or wrote. No star does not mean independent."),
        _("A text is a draft until people have reviewed it, and says so in the window and on paper."),
        _("Each page says when its review is due, and says above its text when that day has passed."),
        _("What was wrong is corrected in a new version. The code on a sheet tells what was corrected since."),
        _("To report a mistake, print the sheet “Tell us what is wrong”."),
    ]


def _gates() -> list[str]:
    """The gates that a build cannot pass; each names what has not been done by a person."""
    gates = (
        _("Review of the texts by a clinician"),
        _("Review of the Spanish by a qualified translator"),
        _("Rating of the handouts by two people (PEMAT-P)"),
        _("Use with the screen readers NVDA and Narrator on Windows"),
        _("Test with people who read the handouts"),
    )
    return [_("{gate}: not done").format(gate=gate) for gate in gates]


def _privacy() -> list[str]:
    return [
        _("It asks for nothing about a client, and writes nothing of what is read or searched to the disk."),
        _("It remembers text size, colors, text cursor (F7), language to start in, and that its first page was read."),
        _("The clinic’s notes, favorites, sign-offs, letterhead and notice lie in a file of its own, with backups."),
        _("It opens no connection to the internet."),
        _("“Finish with this client” clears search, pages, handout and copied text."),
        _("So do {minutes} minutes in which nobody uses it, after a warning of 60 seconds.").format(
            minutes=policy.in_force().idle_minutes
        ),
    ]


def _policy() -> list[str]:
    """What the administrator has fixed, and what of the policy is not heeded."""
    keys = policy.declared()
    said = [f"{_(keys[name].description or name)}: {_value(name)}" for name in policy.reading().fixed]
    return [*said, *filter(None, [policy.complaint()])]


def _value(name: str) -> str:
    value = getattr(policy.in_force(), name)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        return ", ".join(value.values())
    if isinstance(value, tuple):
        return ", ".join(_NAMES.get(one, f"{one[:16]}…") for one in value)
    return _(_NAMES.get(value, str(value)))


def _versions(desk: Desk) -> list[str]:
    try:
        release = desk.library.release()
        content = _("{version}, {date}, schema {schema}, {hash}").format(
            version=release.content_version,
            date=long_date(release.released, spoken()),
            schema=release.schema_version,
            hash=release.content_hash[:12],
        )
    except KetaRefError as error:
        content = str(error)
    return [
        f"KetaRef {__version__}",
        _("Content {content}").format(content=content),
        *_origin(desk),
        f"Python {platform.python_version()}, Qt {qVersion()}",
    ]


def _origin(desk: Desk) -> list[str]:
    """How the content came here, and which keys packs are taken from; a key for tests says so."""
    from ketaref.packs.here import here
    from ketaref.packs.keys import PublicKey

    place = here()
    try:
        keys = ", ".join(_key(key) for key in place.trusted())
        pack = place.pack_at(desk.library.path)
    except KetaRefError as error:
        return [str(error)]
    came = _("The content came with KetaRef.")
    if pack:
        came = _("The content came in a pack signed with the key {key}.").format(key=PublicKey(pack.key).name)
        if pack.reason:
            came += " " + _("It stands for newer content: {reason}").format(reason=pack.reason)
    return [came, _("Content packs are taken from the keys {keys}.").format(keys=keys)]


def _key(key: "PublicKey") -> str:
    return _("{key} (test key)").format(key=key.name) if key.test else key.name


def _licences() -> list[str]:
    return [
        _("Program and icons: Apache License 2.0"),
        _("Texts and figures: Creative Commons Attribution 4.0"),
        _("Font Atkinson Hyperlegible Next: SIL Open Font License 1.1"),
        _("Qt and PySide6: GNU Lesser General Public License 3"),
        _("Typst: Apache License 2.0"),
        _("PyNaCl: Apache License 2.0; libsodium: ISC License"),
    ]

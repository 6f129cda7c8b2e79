"""What a pack says of itself: the signed manifest, as JSON of a few kilobytes."""

import datetime
import re
from typing import Annotated

import msgspec

from ketaref import __version__
from ketaref.errors import PackDamaged, PackTooNew
from ketaref.i18n import _
from ketaref.library.schema import MOST_SEQUENCE, SCHEMA_VERSION
from ketaref.model.text import Language
from ketaref.packs.state import MOST_DATABASE, Sequence

CONTENT_ID = "ketaref"
"""Which content this program shows; a pack of another kind says another."""
MOST_MANIFEST = 64 * 1024

_Size = Annotated[int, msgspec.Meta(ge=1, le=MOST_DATABASE)]
_Hash = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
_Version = Annotated[str, msgspec.Meta(pattern="^[0-9A-Za-z][0-9A-Za-z.+-]{0,31}$")]
_Schema = Annotated[int, msgspec.Meta(ge=1, le=MOST_SEQUENCE)]
_Count = Annotated[int, msgspec.Meta(ge=0)]


class Golden(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A query, and the entry that the new library must find first."""

    query: str
    first: str
    language: Language = "en"


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is in a pack, signed. `packed` is the compressed stream behind the manifest, the rest the database in it.

    Programs with a schema from `least_schema` to `most_schema`, and at least the version `least_app`, can read it.
    `review_due` is the first day on which a text of it is due for review.
    """

    content_id: Annotated[str, msgspec.Meta(pattern="^[a-z][a-z0-9-]{0,31}$")]
    sequence: Sequence
    content_version: _Version
    released: datetime.date
    review_due: datetime.date | None
    least_schema: _Schema
    most_schema: _Schema
    least_app: _Version
    size: _Size
    sha256: _Hash
    packed_size: _Size
    packed_sha256: _Hash
    rows: dict[str, _Count]
    golden: list[Golden]


def encode(manifest: Manifest) -> bytes:
    """Return the manifest as the bytes that are signed."""
    return msgspec.json.format(msgspec.json.encode(manifest), indent=1)


def decode(raw: bytes) -> Manifest:
    """Return the manifest in `raw`, whose signature has been checked; raises PackDamaged."""
    try:
        return msgspec.json.decode(raw, type=Manifest)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError, OverflowError) as error:
        raise PackDamaged(
            _("The content pack says something of itself that KetaRef does not understand. Ask for a new copy.")
        ) from error


def check_fits(manifest: Manifest) -> None:
    """Raise PackDamaged for content of another kind, PackTooNew where this program is too old for the pack."""
    if manifest.content_id != CONTENT_ID:
        raise PackDamaged(_("This pack holds no content for KetaRef."))
    if numbers(manifest.least_app) > numbers(__version__):
        raise PackTooNew(
            _("This content pack needs KetaRef {needed}; this is {ours}. Update KetaRef, then install it.").format(
                needed=manifest.least_app, ours=__version__
            )
        )
    if manifest.least_schema > SCHEMA_VERSION:
        raise PackTooNew(
            _(
                "This content pack was made for a newer KetaRef (schema {schema}). Update KetaRef, then install it."
            ).format(schema=manifest.least_schema)
        )
    if manifest.most_schema < SCHEMA_VERSION:
        raise PackDamaged(
            _("This content pack was made for an older KetaRef (schema {schema}). Ask for one made for yours.").format(
                schema=manifest.most_schema
            )
        )


def numbers(version: str) -> tuple[int, ...]:
    """Return the numbers in a version, to be compared."""
    return tuple(int(digits) for digits in re.findall(r"\d{1,9}", version))

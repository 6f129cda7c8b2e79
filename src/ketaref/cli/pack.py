"""`ketaref pack …`: making signed content packs, and installing them where there is no window."""

import argparse
import json
import sys
from pathlib import Path

import msgspec

from ketaref import paths
from ketaref.errors import CannotWrite, LibraryError, PackError, UsageError
from ketaref.packs import keys
from ketaref.packs.choice import choose
from ketaref.packs.here import here
from ketaref.packs.installing import Offer, install, look, roll_back
from ketaref.packs.place import Place

_MEGABYTE = 1_000_000


def keygen(options: argparse.Namespace) -> int:
    """Make a pair of keys and print where they are and how the public one is called."""
    public, key = keys.write_pair(Path(options.file), test=options.test)
    print(f"Wrote {options.file}: the private key. Keep it on a stick in a safe place; whoever has it signs as you.")
    print(f"Wrote {public}: the public key, {key.name}.")
    return 0


def build(options: argparse.Namespace) -> int:
    """Write a signed pack of a content database."""
    from ketaref.packs import building

    database = Path(options.database) if options.database else paths.database()
    golden = Path(options.golden) if options.golden else paths.content() / "golden-queries.tsv"
    private = keys.read_private(Path(options.key))
    try:
        manifest = building.build(database, building.read_golden(golden), private, Path(options.output))
    except OSError as error:
        raise CannotWrite(f"{error.filename or options.output} could not be written ({error.strerror}).") from error
    print(f"Wrote {options.output}: content {manifest.content_version}, number {manifest.sequence}.")
    return 0


def inspect(options: argparse.Namespace) -> int:
    """Print what a pack holds, once its signature is known to be right, and what installing it would change."""
    offer = look(here(), Path(options.file))
    if options.json:
        print(json.dumps(_record(offer), ensure_ascii=False, indent=1))
    else:
        for name, value in _record(offer).items():
            print(f"{name.replace('_', ' '):16} {value}")
    return 0


def install_pack(options: argparse.Namespace) -> int:
    """Install a pack; what was in use stays until all of it is verified."""
    if options.allow_downgrade is not None and not options.allow_downgrade.strip():
        raise UsageError("--allow-downgrade needs a reason, in words.")
    pack = install(here(), Path(options.file), reason=options.allow_downgrade or "")
    print(
        f"Installed content {pack.version}, number {pack.sequence}. Windows that are open show it when they start anew."
    )
    return 0


def rollback(options: argparse.Namespace) -> int:
    """Go back to the content before the one in use."""
    with roll_back(here()).library as library:
        print(f"Content {library.release().content_version} is in use.")
    return 0


def list_packs(options: argparse.Namespace) -> int:
    """Print the content that is installed and the one that came with the program, that in use first."""
    place = here()
    found = _installed(place)
    if options.json:
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        for one in found:
            mark = "in use" if one["in_use"] else "      "
            print(f"{mark}  {one['content_version']:14} number {one['sequence']}, {one['released']}, {one['from']}")
    if notice := place.read().notice:
        print(f"ketaref: {notice}", file=sys.stderr)
    return 0


def _record(offer: Offer) -> dict[str, object]:
    manifest, key = offer.head.manifest, offer.head.key
    fields = msgspec.to_builtins(manifest)
    shown = ("content_version", "sequence", "released", "review_due", "least_app", "least_schema", "most_schema")
    change = "nothing to read is there" if offer.in_use is None else f"replaces {offer.in_use.content_version}"
    return {
        **{name: fields[name] for name in shown},
        "entries": manifest.rows.get("entries", 0),
        "megabytes": round(manifest.size / _MEGABYTE, 1),
        "golden_queries": len(manifest.golden),
        "signed_by": f"{key.name}{' (test key)' if key.test else ''}",
        "change": f"older than what is or was in use; {change}" if offer.older else change,
    }


def _installed(place: Place) -> list[dict[str, object]]:
    """The content there is, that in use first."""
    found: list[dict[str, object]] = [
        {
            "content_version": pack.version,
            "sequence": pack.sequence,
            "released": pack.released.isoformat(),
            "from": f"pack signed by {keys.PublicKey(pack.key).name}",
            "reason": pack.reason,
        }
        for pack in place.read().state.packs()
    ]
    found.append(_bundled(place))
    in_use = _in_use(place)
    for one, path in zip(found, [*map(place.database, place.read().state.packs()), place.bundled], strict=True):
        one["in_use"] = path == in_use
    return sorted(found, key=lambda one: not one["in_use"])


def _bundled(place: Place) -> dict[str, object]:
    from ketaref.library.library import Library

    came = {"content_version": "not readable", "sequence": 0, "released": "", "from": "came with KetaRef", "reason": ""}
    try:
        with Library.open(place.bundled) as library:
            release = library.release()
    except LibraryError:
        return dict(came)
    return came | {
        "content_version": release.content_version,
        "sequence": release.sequence,
        "released": release.released.isoformat(),
    }


def _in_use(place: Place) -> Path | None:
    try:
        with choose(place).library as library:
            return library.path
    except (LibraryError, PackError):
        return None

"""Whose work is shipped with ours: the packages of the running program, their licences, and a bill of materials."""

import datetime
import hashlib
import json
import platform
import re
import shutil
import sqlite3
import uuid
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from tools.package import bundle

_LOCK = bundle.ROOT / "requirements" / "run.txt"
_BOOTLOADER = "pyinstaller"
"""Its few kilobytes of program start ours; the licence allows that for any program."""
_NAMED_OTHERWISE = {"LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only": "LGPL-3.0-only"}
"""What we choose where an author offers a choice."""
_LIBRARIES = {".so", ".dll", ".pyd", ".dylib"}


def packages() -> list[Distribution]:
    """Return the packages that the running program needs, as they are installed where this runs."""
    text = _LOCK.read_text(encoding="utf-8")
    names = re.findall(r"^([a-z0-9-]+)==\S+(?: ; (.*?))? \\$", text, re.MULTILINE)
    return [distribution(name) for name, condition in names if _holds(condition)]


def _holds(condition: str) -> bool:
    from packaging.markers import Marker

    return not condition or Marker(condition).evaluate()


def collect_licences() -> None:
    """Write the texts of all licences to build/package/licences, a folder a package."""
    shutil.rmtree(bundle.LICENCES, ignore_errors=True)
    shutil.copytree(bundle.LICENCE_TEXTS, bundle.LICENCES)
    ours = bundle.LICENCES / "KetaRef"
    shutil.copytree(bundle.ROOT / "LICENSES", ours)
    for package in packages():
        for file in package.files or ():
            if re.search(r"licen[cs]e|copying|notice", file.name, re.IGNORECASE) and file.suffix != ".py":
                target = bundle.LICENCES / package.name / file.name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(str(file.locate()), target)
    crates = bundle.LICENCES / "typst" / "crates.txt"
    crates.write_text("\n".join([_ABOUT_CRATES, *map(_notice, _crates())]), encoding="utf-8")


def bill_of_materials(folder: Path) -> str:
    """Return what the frozen program in `folder` is made of, as CycloneDX JSON; the same program, the same text."""
    when = datetime.datetime.fromtimestamp(bundle.epoch(), tz=datetime.UTC)
    ours = Component(name="KetaRef", version=bundle.version(), type=ComponentType.APPLICATION, bom_ref="ketaref")
    crates = [_component(crate["name"], crate["version"], "cargo", _licence_of(crate)) for crate in _crates()]
    parts = [*_packages(), *crates, *_runtime(), *_libraries(folder)]
    bom = Bom(
        serial_number=uuid.uuid5(uuid.NAMESPACE_URL, f"ketaref/{bundle.version()}/{folder.parent.name}"),
        components=parts,
        metadata=BomMetaData(timestamp=when, component=ours),
    )
    bom.register_dependency(ours, [part for part in parts if part not in crates])
    bom.register_dependency(next(part for part in parts if part.name == "typst"), crates)
    text = f"{JsonV1Dot6(bom).output_as_string(indent=1)}\n"
    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if wrong:
        raise SystemExit(f"The bill of materials is no CycloneDX 1.6: {str(wrong).splitlines()[0]}")
    return text


def _packages() -> Iterator[Component]:
    for package in [*packages(), distribution(_BOOTLOADER)]:
        yield _component(package.name, package.version, "pypi", _licence(package))


def _licence(package: Distribution) -> str | None:
    for field in ("License-Expression", "License"):
        if field in package.metadata:
            return _NAMED_OTHERWISE.get(package.metadata[field], package.metadata[field])
    return None


# What Typst is built of ------------------------------------------------------------------------------

_ABOUT_CRATES = """The crates of Rust that are built into Typst, as the bill of materials in its package names them,
with the licence and the authors that each states. The texts of these licences are in the folder spdx; the sources of a
crate, with its own notices, are at https://crates.io/crates/NAME/VERSION.
"""


def _crates() -> list[dict[str, Any]]:
    """Return the crates that Typst's wheel says were built into it, without those that only its building took."""
    (bill,) = (file for file in distribution("typst").files or () if file.name.endswith(".cyclonedx.json"))
    listed = json.loads(Path(str(bill.locate())).read_text(encoding="utf-8"))["components"]
    return sorted((part for part in listed if part.get("scope") != "excluded"), key=lambda part: str(part["name"]))


def _licence_of(crate: dict[str, Any]) -> str:
    """Return the licence that a crate states. Raises RuntimeError where its text is not among ours."""
    licence = " ".join(str(crate["licenses"][0]["expression"]).split())
    names = set(re.findall(r"[\w.-]+", re.sub(r" WITH [\w.-]+", "", licence))) - {"AND", "OR"}
    lacking = sorted(name for name in names if not (bundle.LICENCE_TEXTS / "spdx" / f"{name}.txt").exists())
    if lacking:
        raise RuntimeError(f"{crate['name']} is under {licence}: packaging/licences/spdx lacks {', '.join(lacking)}.")
    return licence


def _notice(crate: dict[str, Any]) -> str:
    authors = crate.get("author", "its authors")
    return f"{crate['name']} {crate['version']}, by {authors}: {_licence_of(crate)}"


def _runtime() -> Iterator[Component]:
    yield _component("CPython", platform.python_version(), "generic", "Python-2.0")
    yield _component("SQLite", sqlite3.sqlite_version, "generic", "blessing")
    font = "Atkinson Hyperlegible Next"
    yield Component(name=font, bom_ref="font", licenses=_licences("OFL-1.1"), type=ComponentType.DATA)


def _libraries(folder: Path) -> Iterator[Component]:
    """Every library file, wherever it comes from, by its hash."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and (path.suffix in _LIBRARIES or ".so." in path.name):
            name = path.relative_to(folder).as_posix()
            digest = HashType(alg=HashAlgorithm.SHA_256, content=hashlib.sha256(path.read_bytes()).hexdigest())
            yield Component(name=name, type=ComponentType.FILE, hashes=[digest], bom_ref=f"file/{name}")


def _component(name: str, version: str, kind: str, licence: str | None) -> Component:
    return Component(
        name=name,
        version=version,
        bom_ref=f"{kind}/{name}@{version}",
        purl=PackageURL(kind, name=name, version=version),
        licenses=_licences(licence) if licence else None,
    )


def _licences(expression: str) -> list[object]:
    return [LicenseFactory().make_from_string(expression)]


if __name__ == "__main__":
    collect_licences()

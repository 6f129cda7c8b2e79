"""What is shipped may be shipped."""

from importlib import metadata
from pathlib import Path

import pytest
from tools.licences import Package, shipped

ROOT = Path(__file__).resolve().parent.parent


def installed(name: str) -> bool:
    try:
        return bool(metadata.version(name))
    except metadata.PackageNotFoundError:
        return False


@pytest.mark.skipif(not installed("pyside6-essentials"), reason="the core's environment lacks what is shipped")
def test_every_shipped_package_may_be_shipped() -> None:
    packages = list(shipped())
    assert len(packages) >= 6
    assert [package for package in packages if not package.is_fit] == []
    assert [package for package in packages if metadata.version(package.name) != package.version] == []


@pytest.mark.parametrize("licence", ["MIT", "GPL-3.0-only OR LGPL-3.0-only", "MIT AND Apache-2.0"])
def test_a_fit_licence_is_taken(licence: str) -> None:
    assert Package("x", "1", licence).is_fit


@pytest.mark.parametrize("licence", ["", "GPL-3.0-only", "MIT AND GPL-3.0-only", "Proprietary", "(MIT)", "mit licence"])
def test_any_other_is_not(licence: str) -> None:
    assert not Package("x", "1", licence).is_fit

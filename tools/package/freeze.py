"""Freezes the program for the system it runs on, into build/package/SYSTEM/KetaRef: python -m tools.package.freeze."""

import os
import shutil
import subprocess
import sys

from tools.package import bundle, shiboken


def freeze() -> None:
    """Run PyInstaller on our spec so that two runs on one source give the same bytes. Raises CalledProcessError."""
    if not bundle.DATABASE.exists():
        raise SystemExit("There is no content database: run `make content` first.")
    check_keys(release=bool(os.environ.get("KETAREF_RELEASE")))
    shutil.rmtree(bundle.WORK / bundle.NAME, ignore_errors=True)
    shiboken.compiled(bundle.SHIBOKEN)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--distpath", str(bundle.WORK), "--workpath", str(bundle.WORK / "work"), str(bundle.SPEC)]
    environment = os.environ | {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(bundle.epoch())}
    subprocess.run(command, cwd=bundle.ROOT, env=environment, check=True)


def check_keys(*, release: bool) -> None:
    """Stop where a release would trust a key that is for tests, or the same key twice; a test build gets test keys."""
    sys.path.insert(0, str(bundle.SOURCES))
    from ketaref.errors import KeysUnfit
    from ketaref.packs import keys

    try:
        keys.require_release_keys() if release else keys.make_test_keys()
    except KeysUnfit as error:
        raise SystemExit(str(error)) from error


if __name__ == "__main__":
    freeze()

"""Makes every package twice, in two clones of the last commit, and compares the bytes: make package-twice.

What was made stays in build/package/twice, for `diffoscope` where two differ.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from tools.package import bundle

_PLACES = (bundle.BUILD / "twice" / "one", bundle.BUILD / "twice" / "the-other")
"""Of different lengths, so that a path in a package would show."""


def main(targets: list[str]) -> int:
    """Make `targets`, both systems' packages where none is named; say of each file whether it is the same; 1 if not."""
    for place in _PLACES:
        shutil.rmtree(place, ignore_errors=True)
        subprocess.run(["git", "clone", "--quiet", str(bundle.ROOT), str(place)], check=True)
        subprocess.run(["make", *(targets or ["package-linux", "package-windows"])], cwd=place, check=True)
    return compare(*(place / "dist" for place in _PLACES))


def compare(one: Path, other: Path) -> int:
    """Print for each file of two folders whether both hold the same bytes; return 1 where a file differs or lacks."""
    names = sorted({path.name for folder in (one, other) for path in folder.iterdir()})
    differing = [name for name in names if not _same(one / name, other / name)]
    for name in names:
        print(f"{'DIFFERS' if name in differing else 'same   '}  {name}")
    return int(bool(differing) or not names)


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.read_bytes() == other.read_bytes()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

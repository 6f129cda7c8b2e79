#!/usr/bin/env python3
"""Bring the fonts of the handouts and the window into resources/fonts: run once, or to take a newer release.

The four styles come unchanged from an npm package that holds them whole; `npm pack` fetches it through whatever
registry this machine is set up for. Beside them go their licence and the list of characters they can print, by which
the program knows what to replace before Typst refuses it.
"""

import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools.ttLib import TTFont

PACKAGE = "@expo-google-fonts/atkinson-hyperlegible-next@0.4.1"
STYLES = {"Regular": "400Regular", "Italic": "400Regular_Italic", "Bold": "700Bold", "BoldItalic": "700Bold_Italic"}
FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"


def main() -> int:
    """Fetch the package and write its fonts, licence and characters; the exit code is npm's where it fails."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["npm", "pack", "--silent", PACKAGE], cwd=folder, capture_output=True, text=True, check=False
        )
        if packed.returncode:
            print(packed.stderr, file=sys.stderr)
            return packed.returncode
        unpack(Path(folder) / packed.stdout.strip())
    write_characters()
    return 0


def unpack(archive: Path) -> None:
    """Write the styles and the licence that the npm archive holds."""
    with tarfile.open(archive) as package:
        for style, folder in STYLES.items():
            name = f"package/{folder}/AtkinsonHyperlegibleNext_{folder}.ttf"
            save(package, name, f"AtkinsonHyperlegibleNext-{style}.ttf")
        save(package, "package/LICENSE_FONT", "OFL.txt")


def save(package: tarfile.TarFile, member: str, name: str) -> None:
    """Write one file of the archive into the folder of fonts."""
    content = package.extractfile(member)
    assert content is not None, f"{member} is not a file"
    (FONTS / name).write_bytes(content.read())


def write_characters() -> None:
    """Write the characters that every style holds, one line for each run of code points: `0041 005A`."""
    held = set.intersection(*(set(TTFont(path).getBestCmap()) for path in sorted(FONTS.glob("*.ttf"))))
    lines = [f"{first:04X} {last:04X}" for first, last in runs(sorted(held))]
    (FONTS / "characters.txt").write_text("\n".join(lines) + "\n", encoding="ascii")


def runs(points: list[int]) -> list[tuple[int, int]]:
    """Return sorted code points as (first, last) of each unbroken run."""
    found: list[tuple[int, int]] = []
    for point in points:
        if found and point == found[-1][1] + 1:
            found[-1] = (found[-1][0], point)
        else:
            found.append((point, point))
    return found


if __name__ == "__main__":
    sys.exit(main())

"""Small makers and lookers that several tests share."""

import datetime
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOBODY = 65534
"""The user id that owns nothing, on every Unix."""


def snapshot(folder: Path) -> dict[str, str]:
    """Return each file below `folder` with the SHA-256 of its bytes: what a test may not have changed."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@contextmanager
def folder_for_all() -> Iterator[Path]:
    """Give an empty folder that any user may enter; pytest's own let in only the user who runs the tests."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def without_rights(imports: str, code: str, *arguments: str) -> str:
    """Return what Python `code` prints when it may not override permissions, as root may.

    `imports` run before the rights are dropped: the checkout itself may lie where nobody can read.
    """
    drop = f"import os\nif os.geteuid() == 0: os.setegid({NOBODY}); os.seteuid({NOBODY})"
    script = f"import sys\n{imports}\n{drop}\n{code}"
    run = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False)
    assert "Traceback" not in run.stderr, run.stderr
    return run.stdout


def runs_on_unix() -> bool:
    """Say whether file permissions mean here what these tests take them to mean."""
    return os.name == "posix"


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Path]:
    """Give a disk of so many bytes, in memory. Only root can make one."""
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "ketaref-test", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(disk: Path, left: int) -> None:
    """Fill a disk but for so many bytes."""
    (disk / "filler").unlink(missing_ok=True)
    with (disk / "filler").open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, shutil.disk_usage(disk).free - left))


# A small whole content folder --------------------------------------------------------------------

FIXTURES = Path(__file__).resolve().parent / "fixtures"
DAY = datetime.date(2026, 2, 1)
"""The day on which the made-up content in `fixtures/content` is in time."""


def small_content(folder: Path) -> Path:
    """Copy the made-up content into `folder`/data, to be changed there, and return that."""
    return Path(shutil.copytree(FIXTURES / "content", folder / "data"))


def change(path: Path, old: str, new: str) -> None:
    """Replace `old`, which must be there, by `new` in a text file."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} does not hold {old!r}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def flip(path: Path, bit: int) -> None:
    """Turn over one bit of the file at `path`; doing it again mends it."""
    with path.open("r+b") as file:
        file.seek(bit // 8)
        byte = file.read(1)[0]
        file.seek(bit // 8)
        file.write(bytes([byte ^ 1 << bit % 8]))

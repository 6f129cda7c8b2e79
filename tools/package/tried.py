"""Says whether what packages are made from is what the last whole `make test-packages` tried.

python -m tools.package.tried                0 where nothing has changed since, else 1
python -m tools.package.tried --note XML     notes that it was tried, where the report of pytest says that all passed
"""

import hashlib
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

from tools.package import bundle

NOTE = bundle.ROOT / "packaging" / "tried.txt"
_MADE_FROM = (
    "packaging", "tools/package", "tests/package", "requirements/run.txt", "requirements/package.txt",
    "requirements/debian-package*.txt",
)  # fmt: skip
"""What decides how packages turn out, beside our own code, which the everyday tests try."""


def fingerprint() -> str:
    """Return a hash of all files that packages are made from, and of the dependencies that pyproject.toml names."""
    listed = ["git", "ls-files", "-z", "--", *_MADE_FROM]
    said = subprocess.run(listed, cwd=bundle.ROOT, capture_output=True, text=True, check=True).stdout
    digest = hashlib.sha256()
    for path in sorted(bundle.ROOT / name for name in said.split("\0") if name):
        if path != NOTE:
            digest.update(
                f"{path.relative_to(bundle.ROOT)}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode()
            )
    project = tomllib.loads((bundle.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    digest.update(repr([project["dependencies"], project["optional-dependencies"]["package"]]).encode())
    return digest.hexdigest()


def shortcomings(report: Path) -> list[str]:
    """Return the tests that a report of pytest calls failed or skipped; none were run where it names none."""
    tests = list(ElementTree.parse(report).iter("testcase"))
    short = [f"{test.get('name')} did not pass" for test in tests if list(test)]
    return short or ([] if tests else ["no test was run"])


def main(arguments: list[str]) -> int:
    """Note the fingerprint, or compare it with the one that is noted."""
    if arguments[:1] == ["--note"]:
        short = shortcomings(Path(arguments[1]))
        if not short:
            NOTE.write_text(f"{fingerprint()}\n", encoding="utf-8")
        print("\n".join(short) or f"Noted in {NOTE.relative_to(bundle.ROOT)}: commit it.")
        return int(bool(short))
    return int(not NOTE.exists() or NOTE.read_text(encoding="utf-8").strip() != fingerprint())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

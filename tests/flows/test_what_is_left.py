"""What is left on the disk: what docs/privacy.md lists, watched call by call, and nothing of a program that is killed.

The length of the watched work is a parameter: MINUTES=60 in the environment makes an hour of it.
"""

import os
import random
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.scripted_hour import OWN_SENTENCE
from flows.watching import calls_elsewhere

ROOT = Path(__file__).resolve().parent.parent.parent
WORK = Path(__file__).with_name("scripted_hour.py")
MINUTES = float(os.environ.get("MINUTES", "0"))
OWN = OWN_SENTENCE.encode()
PATIENCE = 60 * MINUTES + 600  # seconds
KILLS = 15
CALLS = "trace=%file,%network"
WRITES = re.compile(
    r"\b(?:openat|open)\((?:AT_FDCWD, )?\"(?P<opened>[^\"]*)\", [^)]*O_(?:WRONLY|RDWR|CREAT)"
    r"|\b(?:mkdir|mkdirat|unlink|unlinkat|truncate|chmod|fchmodat|mknod|mknodat|utimensat|setxattr)\("
    r"(?:AT_FDCWD, )?\"(?P<changed>[^\"]*)\""
    r"|\b(?:rename|renameat|renameat2|link|linkat|symlink|symlinkat)\((?:AT_FDCWD, )?\"(?P<old>[^\"]*)\", "
    r"(?:AT_FDCWD, )?\"(?P<new>[^\"]*)\""
)

MAKING = """
import datetime, itertools, sys
from pathlib import Path
from ketaref import paths
from ketaref.gui.handouts.press import Press, draw
from ketaref.handouts import output
from ketaref.handouts.options import Options
from ketaref.handouts.templates import catalogue, find
from ketaref.handouts.typed import Own
from ketaref.typeset.engine import Typesetter
press, typesetter = Press(paths.database()), Typesetter()
print("ready", flush=True)
for template, size in itertools.cycle(itertools.product(catalogue(), (13, 18))):
    options = Options(as_of=datetime.date(2026, 12, 1), size=size, language="both", own=Own(en="Call Monday."))
    document = press.compose([(template, options), (find("overview"), options)])
    press.beginning(document, 600)
    preview = press.preview(document)
    draw(preview.pages[0], 600)
    made = output.pdf(preview.document, typesetter)
    for target in sys.argv[1:]:
        output.write_whole(Path(target), made)
"""

needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
pytestmark = pytest.mark.slow


def at_home(folder: Path) -> dict[str, str]:
    """Return an environment in which everything that a user owns lies in `folder`."""
    named = {"HOME": folder, "TMPDIR": folder / "tmp", "XDG_RUNTIME_DIR": folder / "run"}
    named |= {f"XDG_{kind}_HOME": folder / kind.lower() for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    for path in named.values():
        path.mkdir(exist_ok=True)
    paths = os.pathsep.join([str(ROOT / "src"), *sys.path])
    return {name: str(path) for name, path in named.items()} | {"PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}


def listed(home: Path, chosen: Path) -> re.Pattern[str]:
    """Return what docs/privacy.md lets the program write, as a pattern of whole paths."""
    table = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8").split("## Everything that is written")[1]
    rows = re.findall(r"^\| `(<[^`]+)` \|", table.split("\n## ")[0], re.MULTILINE)
    assert len(rows) >= 2
    places = {"<settings>": home / "config", "<data>": home / "data", "<chosen>": chosen}
    allowed = []
    for row in rows:
        place, _slash, rest = row.partition("/")
        folder, _slash, name = rest.rpartition("/")
        names = r"[^/]+(?:/[^/]+)*" if name == "*" else re.escape(name)
        within = re.escape(str(places[place] / folder))
        allowed.append(rf"{within}/(?:{names}|\.{names}\.\d+\.part)")
        allowed += [re.escape(str(above)) for above in (places[place] / folder, *(places[place] / folder).parents)]
    return re.compile("|".join(allowed))


def screen() -> list[str]:
    return ["xvfb-run", "-a"] if shutil.which("xvfb-run") else []


@needs_strace
@pytest.mark.smoke
def test_work_writes_what_the_document_lists_and_nothing_else(tmp_path: Path) -> None:
    home, chosen, log = tmp_path / "home", tmp_path / "chosen", tmp_path / "log.strace"
    home.mkdir()
    chosen.mkdir()
    environment = os.environ | at_home(home) | {"QT_QPA_PLATFORM": "xcb" if screen() else "offscreen"}
    watched = ["strace", "-f", "-qq", "--seccomp-bpf", "-s", "400", "-e", CALLS, "-o", str(log)]
    work = [sys.executable, str(WORK), str(chosen), str(MINUTES)]
    run = subprocess.run(
        [*screen(), *watched, *work], env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Traceback" not in run.stderr, run.stderr
    seen = log.read_text(errors="replace")
    may = listed(home, chosen)
    assert [path for path in written(seen.splitlines()) if not may.fullmatch(path)] == []
    assert calls_elsewhere(seen) == []
    left = {path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file()}
    assert left == {"config/KetaRef/settings.json"}
    assert list(chosen.glob(".*")) == []
    assert [path for path in home.rglob("*") if path.is_file() and OWN in path.read_bytes()] == []


def written(called: list[str]) -> list[str]:
    """Return each path that a call which succeeded wrote to; devices are no disk."""
    found: dict[str, None] = {}
    for line in called:
        match = None if re.search(r"= -1 E", line) else WRITES.search(line)
        for path in filter(None, match.groups() if match else ()):
            if not re.match(r"/(?:dev|proc|sys)/|/tmp/\.X11-unix", path):
                found[path] = None
    return list(found)


def test_what_watches_sees_writes() -> None:
    """The watcher itself: calls as strace writes them."""
    calls = [
        '7  openat(AT_FDCWD, "/a", O_WRONLY|O_CREAT|O_EXCL|O_CLOEXEC, 0666 <unfinished ...>',
        '7  openat(AT_FDCWD, "/read", O_RDONLY|O_CLOEXEC) = 4',
        '7  openat(AT_FDCWD, "/refused", O_RDWR) = -1 EACCES (Permission denied)',
        '7  openat(AT_FDCWD, "/dev/null", O_RDWR) = 4',
        '7  mkdir("/b", 0777) = 0',
        '7  rename("/c", "/d") = 0',
        '7  unlink("/e") = 0',
    ]
    assert written(calls) == ["/a", "/b", "/c", "/d", "/e"]


def killed(code: str, environment: dict[str, str], folder: Path, *arguments: str) -> None:
    """Start a program and kill it at some moment after it is ready."""
    program = subprocess.Popen(
        [sys.executable, "-c", code, *arguments], env=environment, cwd=folder, stdout=subprocess.PIPE
    )
    assert program.stdout is not None
    assert program.stdout.readline() == b"ready\n"
    time.sleep(random.uniform(0, 1.2))
    program.kill()
    program.wait()
    program.stdout.close()


def test_killed_while_it_makes_handouts_it_leaves_nothing(tmp_path: Path) -> None:
    environment = os.environ | at_home(tmp_path) | {"QT_QPA_PLATFORM": "offscreen"}
    for _time in range(KILLS):
        killed(MAKING, environment, tmp_path)
        assert [path for path in tmp_path.rglob("*") if not path.is_dir()] == []


def test_killed_while_it_saves_the_file_before_is_whole(tmp_path: Path) -> None:
    environment = os.environ | at_home(tmp_path) | {"QT_QPA_PLATFORM": "offscreen"}
    chosen = tmp_path / "chosen"
    chosen.mkdir()
    target = chosen / "sheet.pdf"
    for _time in range(KILLS):
        killed(MAKING, environment, tmp_path, str(target))
        saved = target.read_bytes() if target.exists() else b"%PDF-\n%%EOF"
        assert saved.startswith(b"%PDF-")
        assert saved.rstrip().endswith(b"%%EOF")
        beside = [path for path in tmp_path.rglob("*") if path.is_file() and path != target]
        assert all(re.fullmatch(r"\.sheet\.pdf\.\d+\.part", path.name) for path in beside)
        for part in beside:
            part.unlink()

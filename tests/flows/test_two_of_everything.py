"""Two of everything: two windows of one user, two users of one computer, an old version beside a new one."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.running import COMMAND
from factories import NOBODY, folder_for_all

ROOT = Path(__file__).resolve().parent.parent.parent
SESSION = """
import sys
from ketaref.app import open_window, start_qt
from ketaref.gui.look import dress
application = start_qt()
window = open_window(dress(application))
window.show()
window.furnish()
print("open", flush=True)
for line in sys.stdin:
    exec(line)
    application.processEvents()
    print("done", flush=True)
window.close()
"""
PATIENCE = 120  # seconds


class Window:
    """KetaRef in a process of its own, told line by line what a person does."""

    def __init__(self, home: Path, user: int | None = None) -> None:
        folders = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
        paths = os.pathsep.join([str(ROOT / "src"), *sys.path])
        self.process = subprocess.Popen(
            [*(as_user(user) if user else ()), sys.executable, "-c", SESSION],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=home,
            env=os.environ | folders | {"HOME": str(home), "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"},
        )  # fmt: skip
        assert self.answer() == "open"

    def do(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        assert self.answer() == "done"

    def answer(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def close(self) -> None:
        self.process.communicate(timeout=PATIENCE)
        assert self.process.returncode == 0


def as_user(user: int) -> list[str]:
    """Return what runs a command as another user, who may read this checkout wherever it lies, and write as he may."""
    may_read = [f"--{caps}-caps=+dac_read_search" for caps in ("inh", "ambient")]
    return ["setpriv", f"--reuid={user}", f"--regid={user}", "--clear-groups", *may_read]


def kept(home: Path) -> dict[str, object]:
    found = json.loads((home / "config" / "KetaRef" / "settings.json").read_text())
    assert isinstance(found, dict)
    return found


def test_a_second_start_works_beside_the_first_and_both_are_remembered(tmp_path: Path) -> None:
    first, second = Window(tmp_path), Window(tmp_path)
    first.do("window.set_zoom(150)")
    second.do("window.actions_by_id['theme-dark'].trigger()")
    first.do("window.browse.pane.view.link_chosen.emit('seen:first-start')")
    second.do("window.browse.open_entry('dissociation')")
    first.close()
    second.close()
    assert kept(tmp_path) == {
        "first_start_seen": True,
        "appearance": "dark",
        "zoom": 150,
        "caret": False,
        "language": "system",
    }


def test_what_one_window_clears_the_other_keeps(tmp_path: Path) -> None:
    first, second = Window(tmp_path), Window(tmp_path)
    second.do("window.browse.open_entry('dissociation')")
    first.do("window.actions_by_id['finish'].trigger()")
    second.do("assert window.browse.entry.id == 'dissociation'")
    first.close()
    second.close()


def test_both_windows_save_to_the_clinics_file(tmp_path: Path) -> None:
    first, second = Window(tmp_path), Window(tmp_path)
    first.do("from ketaref.clinic.records import Favourite; window.desk.clinic.keep(Favourite('dissociation'))")
    second.do("from ketaref.clinic.records import Favourite; window.desk.clinic.keep(Favourite('nausea'))")
    for window in (first, second):
        window.do("assert [one.entry for one in window.desk.clinic.all(Favourite)] == ['dissociation', 'nausea']")
        window.close()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("setpriv") is None,
    reason="only root may be two users",
)
def test_two_users_of_one_computer_do_not_meet() -> None:
    with folder_for_all() as folder:
        homes = []
        for user in (NOBODY, NOBODY - 1):
            home = folder / str(user)
            home.mkdir(mode=0o700)
            os.chown(home, user, user)
            homes.append(home)
        windows = [Window(home, user) for home, user in zip(homes, (NOBODY, NOBODY - 1), strict=True)]
        windows[0].do("window.set_zoom(200)")
        windows[1].do("window.set_zoom(125)")
        for window in windows:
            window.close()
        assert [kept(home)["zoom"] for home in homes] == [200, 125]


def test_an_older_version_leaves_what_a_newer_one_keeps(tmp_path: Path) -> None:
    settings = tmp_path / "config" / "KetaRef" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text('{"zoom": 150, "sound": "loud"}')
    older = Window(tmp_path)
    older.do("assert window.browse.zoom == 150")
    older.do("window.set_zoom(200)")
    older.close()
    defaults = {"first_start_seen": False, "appearance": "system", "caret": False, "language": "system"}
    assert kept(tmp_path) == {**defaults, "zoom": 200, "sound": "loud"}


def test_commands_work_beside_a_window(tmp_path: Path) -> None:
    window = Window(tmp_path)
    run = subprocess.run([*COMMAND, "search", "ketamine"], capture_output=True, text=True, check=False)
    assert run.returncode == 0
    window.close()

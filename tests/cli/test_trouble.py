"""The command line in trouble: an exit code, one plain sentence, and never a traceback."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.running import COMMAND, PATCHED, done, one_sentence, script, sentence
from factories import runs_on_unix, snapshot
from ketaref.cli.main import main

ROOT = Path(__file__).resolve().parents[2]

# Wrong usage --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["frobnicate"], "invalid choice: 'frobnicate'"),
        (["--frobnicate"], "unrecognized arguments: --frobnicate"),
        (["search"], "the following arguments are required: QUERY"),
        (["search", "x", "y"], "unrecognized arguments: y"),
        (["search", "x", "--limit", "0"], "must be 1 or more"),
        (["search", "x", "--limit", "-3"], "must be 1 or more"),
        (["search", "x", "--limit", "many"], "'many' is not a whole number"),
        (["search", "x", "--limit", "2.5"], "'2.5' is not a whole number"),
        (["search", "x", "--limit"], "expected one argument"),
        (["search", "x", "--lang", "fr"], "invalid choice: 'fr'"),
        (["search", "x", "--type", "recipes"], "'recipes' is not a type of entry; use one of conditions,"),
        (["search", "-x"], "QUERY"),
        (["list", "--type", "recipes"], "'recipes' is not a type of entry"),
        (["list", "extra"], "unrecognized arguments: extra"),
        (["show"], "the following arguments are required: ID"),
        (["show", "dissociation", "--lang", "EN"], "invalid choice: 'EN'"),
        (["handout"], "COMMAND"),
        (["handout", "burn"], "invalid choice: 'burn'"),
        (["handout", "make", "side-effects"], "-o/--output"),
        (["handout", "make", "side-effects", "-o", "x", "--format", "docx"], "invalid choice: 'docx'"),
        (["handout", "make", "side-effects", "-o", "x", "--large-print", "17"], "invalid choice: 17"),
        (["handout", "make", "side-effects", "-o", "x", "--paper", "a5"], "invalid choice: 'a5'"),
        (["handout", "make", "side-effects", "-o", "x", "--as-of", "soon"], "'soon' is not a date"),
        (["handout", "make", "side-effects", "-o", "x", "--as-of", "2026-02-30"], "'2026-02-30' is not a date"),
        (["content"], "COMMAND"),
        (["content", "build"], "-o/--output"),
        (["content", "check", "--as-of", "yesterday"], "'yesterday' is not a date"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_is_code_2_and_one_sentence(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """In this process: what is asked wrongly is refused before anything is loaded."""
    try:
        code = main(arguments)
    except SystemExit as ended:
        code = int(ended.code or 0)
    out, error = capsys.readouterr()

    assert said in one_sentence(subprocess.CompletedProcess(arguments, code, out, error), 2)


def test_wrong_usage_ends_the_process_with_code_2() -> None:
    assert "invalid choice: 'frobnicate'" in sentence(2, "frobnicate")


@pytest.mark.parametrize("arguments", [["--help"], ["search", "--help"], ["handout", "make", "--help"]])
def test_help_is_no_trouble(arguments: list[str]) -> None:
    assert done(*arguments).startswith("usage: ketaref")


# A database that cannot be used -------------------------------------------------------------------


@pytest.fixture(params=["missing", "empty", "text", "cut", "newer", "folder"])
def broken(request: pytest.FixtureRequest, tmp_path: Path, small_database: Path) -> Path:
    """A database that cannot be used."""
    path = tmp_path / "ketaref.db"
    raw = small_database.read_bytes()
    contents = {"empty": b"", "text": b"text " * 999, "cut": raw[:-1], "newer": raw[:60] + b"\0\0\0\x63" + raw[64:]}
    if request.param == "folder":
        path.mkdir()
    elif request.param != "missing":
        path.write_bytes(contents[request.param])
    return path


@pytest.mark.parametrize(
    "arguments",
    [["list"], ["search", "x", "--json"], ["show", "dissociation"], ["doctor"],
     ["handout", "make", "side-effects", "-o", "x.pdf"]],
    ids=lambda arguments: arguments[0],
)  # fmt: skip
def test_a_broken_database_is_said_by_every_command(broken: Path, arguments: list[str]) -> None:
    before = snapshot(broken.parent)

    said = one_sentence(script(PATCHED, broken, *arguments), 1)

    assert "Install KetaRef again" in said or "Update KetaRef" in said or "Check its permissions" in said
    assert snapshot(broken.parent) == before


def test_the_version_is_told_even_then(broken: Path) -> None:
    run = script(PATCHED, broken, "--version")

    assert run.returncode == 0
    assert "content not readable" in run.stdout


def test_doctor_finds_one_wrong_bit(tmp_path: Path, small_database: Path) -> None:
    path = tmp_path / "ketaref.db"
    raw = bytearray(small_database.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)

    assert "is damaged" in one_sentence(script(PATCHED, path, "doctor"), 1)


# doctor -------------------------------------------------------------------------------------------


def test_doctor_uses_every_part_once() -> None:
    lines = done("doctor").splitlines()

    assert [line.split(":")[0] for line in lines] == [
        "ok  database", "ok  content packs", "ok  keys", "ok  window", "ok  translations", "ok  search",
        "ok  handouts", "ok  policy", "ok  clinic", "KetaRef is whole.",
    ]  # fmt: skip


@pytest.mark.parametrize("part", ["fonts", "icons", "translations"])
def test_doctor_says_which_part_is_missing(tmp_path: Path, part: str) -> None:
    patch = (
        f"import sys\nfrom pathlib import Path\nfrom ketaref import paths\nfrom ketaref.cli.main import main\n"
        f"paths.{part} = lambda: Path(sys.argv[1])\nraise SystemExit(main(['doctor']))"
    )
    run = script(patch, tmp_path)

    assert run.returncode == 1
    assert f"The {part.removesuffix('s')}" in run.stderr
    assert "missing" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(("part", "name"), [("fonts", "AtkinsonHyperlegibleNext-Bold.ttf"), ("icons", "search.svg")])
def test_doctor_loads_every_file_of_the_window(tmp_path: Path, part: str, name: str) -> None:
    pytest.importorskip("PySide6", reason="the core's environment has no Qt, and so no window")
    shutil.copytree(ROOT / "resources" / part, tmp_path / part)
    (tmp_path / part / name).write_bytes(b"this is neither a font nor a picture")
    patch = (
        f"import sys\nfrom pathlib import Path\nfrom ketaref import paths\nfrom ketaref.cli.main import main\n"
        f"paths.{part} = lambda: Path(sys.argv[1])\nraise SystemExit(main(['doctor']))"
    )
    run = script(patch, tmp_path / part)

    assert run.returncode == 1
    assert f"These files are damaged: {name}." in run.stderr
    assert "Traceback" not in run.stderr


# Where output goes --------------------------------------------------------------------------------


@pytest.mark.skipif(not runs_on_unix(), reason="a shell of Unix")
@pytest.mark.parametrize("command", ["list --json", "show dissociation", "--version", "list"])
@pytest.mark.parametrize("reader", ["true", "head -c 5", "head -1"])
def test_a_reader_that_goes_away_is_no_trouble(command: str, reader: str) -> None:
    line = f"set -o pipefail; {sys.executable} -m ketaref {command} | {reader}"
    run = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)

    assert run.returncode == 0
    assert run.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the full device of Linux")
@pytest.mark.parametrize("arguments", [["list"], ["show", "dissociation"], ["--version"], ["search", "k", "--json"]])
def test_a_full_disk_behind_the_output_is_said(arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        run = subprocess.run([*COMMAND, *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert run.returncode == 1
    assert run.stderr.startswith("ketaref: the output could not be")
    assert run.stderr.count("\n") == 1


@pytest.mark.skipif(not runs_on_unix(), reason="a shell of Unix")
def test_a_closed_output_is_no_trouble() -> None:
    run = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m ketaref list >&-"], capture_output=True, text=True, check=False
    )

    assert "Traceback" not in run.stderr


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "cp1252"}, {"LC_ALL": "C", "PYTHONUTF8": "0"},
     {"PYTHONIOENCODING": "cp437:strict"}],
    ids=str,
)  # fmt: skip
def test_any_console_shows_any_letter(environment: dict[str, str]) -> None:
    assert done("show", "dissociation", "--lang", "es", **environment).startswith("Disociación")
    assert sentence(1, "show", "ñandú", **environment).startswith("There is no entry named ")


def test_a_program_without_output_streams_does_not_fail() -> None:
    """Started from a desktop on Windows there are none."""
    code = "import sys\nfrom ketaref.cli.main import main\nsys.stdout = None\nraise SystemExit(main(['list']))"

    run = script(code)

    assert (run.returncode, run.stderr) == (0, "")


# What it leaves and loads -------------------------------------------------------------------------


def test_reading_commands_leave_nothing_behind(tmp_path: Path, database: Path) -> None:
    before = snapshot(database.parent)
    for arguments in (["search", "dissosiation"], ["show", "dissociation"], ["list"], ["--version"], ["doctor"]):
        done(*arguments, HOME=str(tmp_path), TMPDIR=str(tmp_path), XDG_CACHE_HOME=str(tmp_path / "cache"))

    assert snapshot(tmp_path) == {}
    assert snapshot(database.parent) == before


@pytest.mark.parametrize("command", ["search k", "show dissociation", "list", "--version"])
def test_reading_commands_load_no_window_and_no_build_tools(command: str) -> None:
    code = (
        "import sys\nfrom ketaref.cli.main import main\n"
        "try: main(sys.argv[1:])\nexcept SystemExit: pass\n"
        "print('LOADED', *sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    run = script(code, *command.split())
    loaded = set(run.stderr.partition("LOADED")[2].split())

    assert "ketaref" in loaded
    assert loaded & {"PySide6", "sqlite_utils", "snowballstemmer", "markdown", "yaml", "socket", "ssl", "http"} == set()


def test_an_interrupt_ends_quietly() -> None:
    code = (
        "from ketaref.cli import library, main\n"
        "def interrupted(options): raise KeyboardInterrupt\n"
        "library.list_entries = interrupted\nraise SystemExit(main.main(['list']))"
    )
    run = script(code)

    assert (run.returncode, run.stdout, run.stderr) == (130, "", "")


def test_another_folder_may_be_the_current_one(tmp_path: Path) -> None:
    run = subprocess.run([*COMMAND, "list"], capture_output=True, text=True, check=False, cwd=tmp_path, env=os.environ)

    assert run.returncode == 0
    assert run.stdout

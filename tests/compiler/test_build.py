"""Building the database: the same each time, all or nothing, and with nothing of this computer in it."""

import getpass
import os
import platform
import shutil
import sqlite3
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from factories import DAY, change, folder_for_all, runs_on_unix, small_content, snapshot, without_rights
from ketaref.compiler.build import build
from ketaref.errors import CannotWrite, ContentError
from ketaref.library import schema
from ketaref.library.library import Library
from ketaref.library.search import Search

IMPORTS = (
    "import datetime, encodings.utf_8_sig, sqlite_utils\nfrom pathlib import Path\nimport ketaref.compiler.writer\n"
    "from ketaref.compiler.build import build\nfrom ketaref.errors import CannotWrite"
)
BUILD = (
    "day = datetime.date(2026, 2, 1)\n"
    "try: build(Path(sys.argv[1]), Path(sys.argv[2]), day)\nexcept CannotWrite as error: print(error)"
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return small_content(tmp_path)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / "ketaref.db"


def content_hash(path: Path) -> str:
    """Return the content hash that a database carries."""
    library = Library.open(path)
    try:
        library.verify()
        return library.release().content_hash
    finally:
        library.close()


# The same each time -------------------------------------------------------------------------------


def test_building_twice_gives_the_same_bytes(data: Path, output: Path) -> None:
    build(data, output, DAY)
    first = output.read_bytes()
    build(data, output, DAY)

    assert output.read_bytes() == first


def test_the_bytes_are_the_same_from_another_folder_process_and_day(data: Path, output: Path, tmp_path: Path) -> None:
    """Neither the place, the order of the disk, the hash seed, the locale nor the clock may show."""
    content = tmp_path / "elsewhere" / "ñ" / "content"
    shutil.copytree(data, content)
    build(data, output, DAY)
    other = tmp_path / "other.db"
    environment = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C", "HOME": str(tmp_path)}
    command = [sys.executable, "-m", "ketaref", "content", "build", "--data", str(content), "-o", str(other)]
    subprocess.run([*command, "--as-of", "2026-03-01"], check=True, env=environment, capture_output=True)

    assert other.read_bytes() == output.read_bytes()


def test_any_change_of_the_content_changes_its_hash(data: Path, output: Path) -> None:
    build(data, output, DAY)
    seen = {content_hash(output)}
    for file, old, new in (
        ("release.yaml", "1.0", "1.1"),
        ("release.yaml", "sequence: 1", "sequence: 2"),
        ("synonyms.yaml", "cotton mouth", "woolly mouth"),
        ("help-lines.yaml", "any hour", "by day"),
        ("handouts/common.yaml", "About", "On"),
        ("sources.yaml", "made-up label", "invented label"),
        ("entries/side-effects/dry-mouth.md", "n: 41", "n: 42"),
        ("entries/side-effects/dry-mouth.es.md", "Descanse un rato", "Siéntese un rato"),
        ("entries/mechanisms/thirst.md", "due: 2027-01-31", "due: 2027-02-28"),
        ("glossary.yaml", "en: Sip", "en: Sipping"),
        ("questionnaires.yaml", "flag: tell", "flag: stop"),
        ("pathway.yaml", "strength: established", "strength: supported"),
        ("corrections.yaml", "en: Water is wet.", "en: Water is clear."),
    ):
        change(data / file, old, new)
        build(data, output, DAY)
        seen.add(content_hash(output))

    assert len(seen) == 14


# All or nothing -----------------------------------------------------------------------------------


def test_content_with_an_error_leaves_the_old_file_and_nothing_beside_it(data: Path, output: Path) -> None:
    build(data, output, DAY)
    before = snapshot(output.parent)
    change(data / "entries/mechanisms/thirst.md", "[@example-2020-trial]", "[@nobody]")

    with pytest.raises(ContentError, match="has 4 problems") as caught:
        build(data, output, DAY)

    assert snapshot(output.parent) == before
    assert "thirst.md" in str(caught.value)
    assert "content check" in str(caught.value)


def test_many_errors_are_counted_and_the_first_are_named(data: Path, output: Path) -> None:
    thirst = (data / "entries/mechanisms/thirst.md").read_text(encoding="utf-8")
    for number in range(30):
        text = thirst.replace("strength: supported", "strength: sure")
        (data / f"entries/mechanisms/thirst-{number:02}.md").write_text(text, encoding="utf-8")

    with pytest.raises(ContentError, match="has 30 problems") as caught:
        build(data, output, DAY)

    assert str(caught.value).count("thirst-") == 20


def test_warnings_are_returned_and_do_not_stop_the_build(data: Path, output: Path) -> None:
    warnings = build(data, output, DAY.replace(year=2030))

    assert len(warnings) == 15
    assert content_hash(output)


def test_a_folder_that_is_not_there_yet_is_made(data: Path, tmp_path: Path) -> None:
    build(data, tmp_path / "new" / "newer" / "ñandú.db", DAY)

    assert [path.name for path in (tmp_path / "new" / "newer").iterdir()] == ["ñandú.db"]


@pytest.mark.skipif(not runs_on_unix(), reason="permissions of Unix")
def test_the_file_may_be_read_by_every_user(data: Path, output: Path) -> None:
    build(data, output, DAY)

    assert output.stat().st_mode & 0o777 == 0o644


def test_a_folder_or_a_file_in_the_way_is_said(data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "folder.db").mkdir()
    (tmp_path / "folder.db" / "inside").write_text("kept")
    before = snapshot(tmp_path)

    for output in (tmp_path / "file" / "ketaref.db", tmp_path / "folder.db"):
        with pytest.raises(CannotWrite, match="Choose another place or make room"):
            build(data, output, DAY)

    assert snapshot(tmp_path) == before


@pytest.mark.skipif(not runs_on_unix(), reason="permissions of Unix")
def test_a_read_only_folder_is_said_and_its_file_kept(data: Path) -> None:
    with folder_for_all() as folder:
        shutil.copytree(data, folder / "data")
        place = folder / "out"
        place.mkdir()
        (place / "ketaref.db").write_text("the old file")
        place.chmod(0o555)
        before = snapshot(place)

        said = without_rights(IMPORTS, BUILD, str(folder / "data"), str(place / "ketaref.db"))

        assert "Permission denied" in said
        assert "Choose another place" in said
        assert snapshot(place) == before
        place.chmod(0o755)


@pytest.mark.skipif(not runs_on_unix(), reason="limits of Unix")
@pytest.mark.parametrize("room", [0, 10_000, 50_000])
def test_a_full_disk_is_said_and_the_old_file_kept(data: Path, output: Path, room: int) -> None:
    """A limit on the size of files stands for the full disk: the same error, at the same moments."""
    output.write_text("the old file")
    before = snapshot(output.parent)
    limit = (
        "import resource, signal\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))\n"
    )

    run = subprocess.run(
        [sys.executable, "-B", "-c", f"import sys\n{IMPORTS}\n{limit}{BUILD}", str(data), str(output)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert "could not be written" in run.stdout, run.stderr
    assert run.stderr == ""
    assert snapshot(output.parent) == before


# What is in it ------------------------------------------------------------------------------------


def test_nothing_of_this_computer_is_in_the_database(database: Path, data: Path, output: Path) -> None:
    build(data, output, DAY)
    names = [platform.node(), getpass.getuser(), sys.prefix]
    names += map(str, (Path.home(), Path.cwd(), data.parent, Path(__file__).parent))
    names = [name for name in names if len(name) > 4]  # a short one, such as root, may be a word of the library
    for path in (database, output):
        library = Library.open(path)
        texts = [path.read_bytes()]
        texts += [zlib.decompress(svg) for (svg,) in library.connection.execute("SELECT svg FROM drawings")]
        library.close()
        for name in names:
            assert not any(name.encode() in text for text in texts), name


def test_the_database_says_what_it_is(data: Path, output: Path) -> None:
    build(data, output, DAY)
    connection = sqlite3.connect(output)

    assert connection.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
    assert connection.execute("PRAGMA user_version").fetchone() == (schema.SCHEMA_VERSION,)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert set(schema.TABLES) <= tables
    connection.close()


def test_the_index_of_search_holds_no_text_a_second_time(data: Path, output: Path) -> None:
    build(data, output, DAY)
    connection = sqlite3.connect(output)

    for field in ("title", "body"):
        texts = connection.execute(f"SELECT {field} FROM in_{field} WHERE in_{field} MATCH 'mouth'").fetchall()
        assert {*texts} == {(None,)}, field
    assert connection.execute("SELECT name FROM sqlite_schema WHERE name LIKE 'in_%_content'").fetchall() == []
    connection.close()


def test_what_was_built_is_what_was_written(data: Path, output: Path) -> None:
    build(data, output, DAY)
    library = Library.open(output)
    entry = library.entry("dry-mouth")

    assert [summary.id for summary in library.entries()] == [
        "low-mood", "water", "dry-mouth", "thirst", "fasting", "tea", "drinks", "how-thirst-works", "less-thirst",
        "first-visit", "is-it-wet", "thirst-check", "help-988", "help-911", "sip",
    ]  # fmt: skip
    assert set(entry.editions) == {"en", "es"}
    assert [related.id for related in entry.edition("en").related] == ["low-mood", "water"]
    assert entry.figure_ids == ["dry-mouth-length", "dry-mouth-rate", "dry-mouth-score"]
    assert [citation.source_id for citation in entry.citations] == ["example-2020-trial", "example-2021-label"]
    assert entry.citations[0].reference == (
        "Example A, Sample B. A made-up trial of nothing in particular. Journal of Examples 1:1-9. 2020."
    )
    assert entry.citations[0].link == "https://doi.org/10.1234/example"
    assert [line.id for line in library.help_lines()] == ["help-911", "help-988"]
    assert library.wording("common")["title"].es == "Sobre esta hoja"
    assert Search(library).find("boca pastosa").hits[0].entry.id == "dry-mouth"
    library.close()


HELD = """\
- id: help-held
  name: {en: A line in doubt, es: Una línea en duda}
  dial: {en: "555-0199", es: "555-0199 (oprima 7)"}
  call: {en: "In doubt? Call 555-0199.", es: "¿Hay duda? Llame al 555-0199."}
  hours: {en: any hour, es: a cualquier hora}
  sources: [example-2021-label]
  checked: 2026-01-31
  strip: true
  summary: {en: For anyone who needs help right now., es: Para quien pide ayuda ya.}
  lay_words: {en: [in doubt], es: [en duda]}
  note: We do not know yet if anybody answers this line [@example-2021-label].
  status: held
  status_reason: Nobody has checked this number.
"""


def test_a_line_that_is_held_back_gives_its_number_nowhere(data: Path, output: Path) -> None:
    """It can be found and says why it is held; its number is not in the file at all."""
    lines = data / "help-lines.yaml"
    lines.write_text(lines.read_text(encoding="utf-8").rstrip("\n") + "\n" + HELD, encoding="utf-8")
    build(data, output, DAY)
    library = Library.open(output)
    entry = library.entry("help-held")

    assert "help-held" not in {line.id for line in library.help_lines()}
    assert (entry.status, entry.status_reason) == ("held", "Nobody has checked this number.")
    assert [hit.entry.id for hit in Search(library).find("in doubt").hits] == ["help-held"]
    assert Search(library).find("555-0199").hits == []
    assert b"0199" not in output.read_bytes()
    library.close()


def test_rows_and_corrections_come_out_of_the_library_as_they_went_in(data: Path, output: Path) -> None:
    build(data, output, DAY)
    library = Library.open(output)

    assert library.entry("sip").edition("es").title == "Sorbo"
    assert library.entry("help-911").facts == {"checked": "2026-01-31"}
    assert [correction.entry for correction in library.corrections()] == ["water"]
    assert library.entry("water").corrections == library.corrections("water")
    assert library.entry("water").corrections[0].what_is_right.es == "El agua es mojada."
    assert library.corrections("sip") == library.entry("sip").corrections == []
    library.close()


def test_the_newest_correction_comes_first(data: Path, output: Path) -> None:
    """Whatever their order in the file, a reader meets the newest first."""
    file = data / "corrections.yaml"
    older = file.read_text(encoding="utf-8").partition("corrections:\n")[2].replace("2026-01-31", "2025-12-24")
    newer = file.read_text(encoding="utf-8").partition("corrections:\n")[2]
    found = []
    for rows in (older + newer, newer + older):
        file.write_text(f"corrections:\n{rows}", encoding="utf-8")
        build(data, output, DAY)
        library = Library.open(output)
        found.append([correction.mended_on.isoformat() for correction in library.corrections("water")])
        library.close()

    assert found == [["2026-01-31", "2025-12-24"]] * 2


@pytest.mark.parametrize("where", ["inside a sentence", "by itself"])
def test_an_entry_holds_only_as_long_as_the_figures_it_says(data: Path, output: Path, where: str) -> None:
    file = data / "entries/side-effects/dry-mouth.md"
    change(file, "    text: {en: about 2 hours, es: unas 2 horas}", "    valid_through: 2026-06-30\n"
           "    text: {en: about 2 hours, es: unas 2 horas}")  # fmt: skip
    if where == "by itself":
        for path, sentence in (
            (file, "Your mouth may feel dry. It passes in {{figure:dry-mouth-length}}."),
            (data / "entries/side-effects/dry-mouth.es.md", spanish_sentence(data)),
        ):
            change(path, sentence, "{{figure:dry-mouth-length}}")
    build(data, output, DAY)
    library = Library.open(output)

    assert str(library.entry("dry-mouth").review.valid_through) == "2026-06-30"
    assert library.entry("water").review.valid_through is None
    library.close()


def spanish_sentence(data: Path) -> str:
    """Return the paragraph of the Spanish twin that says the same figure."""
    text = (data / "entries/side-effects/dry-mouth.es.md").read_text(encoding="utf-8")
    return next(part for part in text.split("\n\n") if "{{figure:dry-mouth-length}}" in part)


def test_the_earliest_end_counts(data: Path, output: Path) -> None:
    file = data / "entries/side-effects/dry-mouth.md"
    change(file, "    text: {en: about 2 hours, es: unas 2 horas}", "    valid_through: 2026-06-30\n"
           "    text: {en: about 2 hours, es: unas 2 horas}")  # fmt: skip
    found = []
    for own in ("2026-05-31", "2026-07-31"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("due: 2027-01-31}", f"due: 2027-01-31, valid_through: {own}}}"), encoding="utf-8")
        build(data, output, DAY)
        library = Library.open(output)
        found.append(str(library.entry("dry-mouth").review.valid_through))
        library.close()
        file.write_text(text, encoding="utf-8")

    assert found == ["2026-05-31", "2026-06-30"]

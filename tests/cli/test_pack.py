"""`ketaref pack …`, as a publisher and a clinic without a window type it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cli.running import done, one_sentence, run, sentence
from factories import snapshot
from ketaref import paths
from packs.packing import key_name, private_key


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The private half of the test key, in a file."""
    path = tmp_path_factory.mktemp("keys") / "test"
    path.write_text(f"ketaref-private-key {private_key().hex()}\n", encoding="ascii")
    return path


@pytest.fixture(scope="module")
def made(key: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack of the real content, made by the command."""
    path = tmp_path_factory.mktemp("stick") / "content.ketapack"
    assert "number 1" in done("pack", "build", "--key", str(key), "-o", str(path))
    return path


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """A user who has installed nothing."""
    return {"XDG_DATA_HOME": str(tmp_path / "data")}


def test_a_pack_is_looked_at_installed_listed_and_left(made: Path, home: dict[str, str]) -> None:
    looked = json.loads(done("pack", "inspect", str(made), "--json", **home))
    assert looked["sequence"] == 1
    assert looked["signed_by"].endswith("(test key)")
    assert looked["golden_queries"] >= 20
    assert f"{key_name()} (test key)" in done("pack", "inspect", str(made), **home)

    assert done("pack", "install", str(made), **home).startswith("Installed content ")

    listed = json.loads(done("pack", "list", "--json", **home))
    assert [one["from"].split()[0] for one in listed] == ["pack", "came"]
    assert [one["in_use"] for one in listed] == [True, False]
    assert "content packs: 1 installed, signature and every byte checked" in done("doctor", **home)
    assert done("search", "dissociation", **home)
    assert done("pack", "rollback", **home).endswith("is in use.\n")
    assert "none before it" in sentence(1, "pack", "rollback", **home)


def test_damaged_content_is_said_on_standard_error_and_other_content_read(made: Path, home: dict[str, str]) -> None:
    done("pack", "install", str(made), **home)
    database = next(Path(home["XDG_DATA_HOME"]).rglob("content.db"))
    os.truncate(database, 5000)
    before = snapshot(database.parents[1])

    for command in (["list"], ["show", "dissociation"], ["search", "k"], ["handout", "list"]):
        process = run(*command, **home)
        assert process.returncode == 0
        assert process.stdout
        if command[0] != "handout":
            assert process.stderr.startswith("ketaref: The installed content ")
            assert "Install its pack again." in process.stderr
    assert "is damaged" in run("doctor", **home).stderr
    assert run("doctor", **home).returncode == 1
    assert snapshot(database.parents[1]) == before

    done("pack", "install", str(made), **home)

    assert done("doctor", **home).endswith("KetaRef is whole.\n")


def test_one_wrong_bit_is_found_by_doctor(made: Path, home: dict[str, str]) -> None:
    done("pack", "install", str(made), **home)
    database = next(Path(home["XDG_DATA_HOME"]).rglob("content.db"))
    raw = bytearray(database.read_bytes())
    raw[len(raw) // 2] ^= 1
    database.write_bytes(raw)
    assert "is damaged" in run("doctor", **home).stderr


def test_a_package_that_lacks_the_library_for_signatures_says_so(made: Path, home: dict[str, str]) -> None:
    """PyNaCl's compiled half imports cffi's, which nobody sees who packages the program."""
    for words in (["doctor"], ["pack", "install", str(made)], ["pack", "inspect", str(made)]):
        code = (
            "import sys; sys.modules['_cffi_backend'] = None; "
            f"from ketaref.cli.main import main; sys.exit(main({words!r}))"
        )
        command, environment = [sys.executable, "-c", code], os.environ | home
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert run.returncode == 1, words
        assert run.stderr == "ketaref: The signatures of content packs cannot be checked. Install KetaRef again.\n"
    assert "signatures can be checked" in done("doctor", **home)


def test_a_pack_that_is_none_is_one_sentence(tmp_path: Path, home: dict[str, str]) -> None:
    bad = tmp_path / "bad.ketapack"
    bad.write_bytes(b"no pack")
    for command in ("inspect", "install"):
        assert "no content pack" in sentence(1, "pack", command, str(bad), **home)
        assert "cannot be read" in sentence(1, "pack", command, str(tmp_path / "nowhere.ketapack"), **home)


def test_a_downgrade_needs_words(made: Path, home: dict[str, str]) -> None:
    assert "needs a reason" in sentence(2, "pack", "install", str(made), "--allow-downgrade", " ", **home)


def test_keys_are_made_and_never_written_over(tmp_path: Path) -> None:
    said = done("pack", "keygen", str(tmp_path / "mine"))
    assert "Keep it on a stick" in said
    assert "never written over" in sentence(2, "pack", "keygen", str(tmp_path / "mine"))
    assert "could not be written" in sentence(1, "pack", "keygen", str(tmp_path / "nowhere" / "mine"))


def test_a_pack_is_not_made_with_a_wrong_key_or_queries_that_fail(tmp_path: Path, key: Path) -> None:
    out = tmp_path / "x.ketapack"
    no_key = tmp_path / "no-key"
    no_key.write_text("words", encoding="ascii")
    assert "holds no private key" in sentence(1, "pack", "build", "--key", str(no_key), "-o", str(out))
    golden = tmp_path / "golden.tsv"
    golden.write_text("query\tfirst\tlanguage\nnausea\tdissociation\ten\n", encoding="utf-8")
    said = sentence(1, "pack", "build", "--key", str(key), "--golden", str(golden), "-o", str(out))
    assert "'nausea' finds nausea-vomiting, not dissociation" in said
    golden.write_text("words\n1\n", encoding="utf-8")
    said = sentence(1, "pack", "build", "--key", str(key), "--golden", str(golden), "-o", str(out))
    assert "holds no golden queries" in said
    said = sentence(1, "pack", "build", "--key", str(key), "--database", str(no_key), "-o", str(out))
    assert "damaged or cut short" in said
    assert not out.exists()


def test_a_pack_that_cannot_be_written_is_said(tmp_path: Path, key: Path) -> None:
    target = tmp_path / "nowhere" / "x.ketapack"
    assert "could not be written" in sentence(1, "pack", "build", "--key", str(key), "-o", str(target))


def test_the_same_content_and_key_make_the_same_pack(tmp_path: Path, key: Path, made: Path) -> None:
    done("pack", "build", "--key", str(key), "--database", str(paths.database()), "-o", str(tmp_path / "x.ketapack"))
    assert (tmp_path / "x.ketapack").read_bytes() == made.read_bytes()


def test_a_name_of_a_pack_alone_is_for_the_window(tmp_path: Path) -> None:
    """Without a screen there is none, which is said; with anything else beside it, it is wrong usage."""
    pytest.importorskip("PySide6", reason="the core's environment has no Qt, and so no window")
    process = run(str(tmp_path / "x.KETAPACK"), QT_QPA_PLATFORM="xcb", DISPLAY="", WAYLAND_DISPLAY="")
    assert "no screen" in one_sentence(process, 1)
    assert "invalid choice" in sentence(2, str(tmp_path / "x.ketapack"), "--json")

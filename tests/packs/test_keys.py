"""Keys: made outside the repository, told apart by name, and none for tests in a release."""

import re
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from tools.package import bundle

from factories import runs_on_unix
from ketaref import paths
from ketaref.errors import KeysUnfit, UsageError
from ketaref.packs import keys
from packs.packing import private_key

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the program's keys, empty."""
    monkeypatch.setattr(paths, "keys", lambda: tmp_path)
    return tmp_path


def put(folder: Path, file: str, name: str, *, test: bool = False) -> None:
    kind = "test" if test else "release"
    digits = keys.public_of(private_key(name)).hex()
    (folder / file).write_text(f"# why\n\nketaref-public-key {kind} {digits}\n", encoding="ascii")


def test_a_checkout_has_test_keys() -> None:
    ours = keys.trusted()
    assert [key.test for key in ours] == [True, True]
    assert [key.digits for key in ours] == [keys.public_of(private_key(name)).hex() for name in ("current", "next")]
    with pytest.raises(KeysUnfit, match="is for tests"):
        keys.require_release_keys()


def test_a_release_takes_no_test_key(folder: Path) -> None:
    put(folder, keys.CURRENT, "one")
    put(folder, keys.NEXT, "two", test=True)
    with pytest.raises(KeysUnfit, match="is for tests"):
        keys.require_release_keys()


def test_a_checkout_makes_test_keys_once_and_at_random(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "two"):
        monkeypatch.setattr(paths, "keys", lambda name=name: tmp_path / name)
        keys.make_test_keys()
        made = keys.trusted()
        keys.make_test_keys()
        assert keys.trusted() == made
        assert [key.test for key in made] == [True, True]
        assert len({key.digits for key in made}) == 2
    assert (tmp_path / "one" / "current").read_bytes() != (tmp_path / "two" / "current").read_bytes()


def test_keys_of_a_release_take_the_place_of_a_checkout_s(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.keys().parent == paths.database().parent, "made by the build, never committed"
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    (tmp_path / "keys").mkdir()
    put(tmp_path / "keys", keys.CURRENT, "one")
    put(tmp_path / "keys", keys.NEXT, "two")
    keys.require_release_keys()


def test_a_release_takes_two_different_keys(folder: Path) -> None:
    put(folder, keys.CURRENT, "one")
    put(folder, keys.NEXT, "one")
    with pytest.raises(KeysUnfit, match="must be another"):
        keys.require_release_keys()
    put(folder, keys.NEXT, "two")
    keys.require_release_keys()
    assert not any(key.test for key in keys.trusted())


def test_a_missing_key_is_named(folder: Path) -> None:
    put(folder, keys.CURRENT, "one")
    with pytest.raises(KeysUnfit, match=r"next\.pub holds no public key"):
        keys.require_release_keys()


def test_a_pair_is_made_that_signs(tmp_path: Path) -> None:
    public, key = keys.write_pair(tmp_path / "mine")
    private = keys.read_private(tmp_path / "mine")

    assert keys.read_public(public) == key
    assert not key.test
    assert keys.signed_by(bytes.fromhex(key.digits), b"words", keys.sign(b"words", private))
    assert not keys.signed_by(bytes.fromhex(key.digits), b"other words", keys.sign(b"words", private))
    if runs_on_unix():
        assert stat.S_IMODE((tmp_path / "mine").stat().st_mode) == 0o600


def test_a_key_is_never_written_over(tmp_path: Path) -> None:
    keys.write_pair(tmp_path / "mine")
    before = (tmp_path / "mine").read_bytes()
    with pytest.raises(UsageError, match="never written over"):
        keys.write_pair(tmp_path / "mine")
    assert (tmp_path / "mine").read_bytes() == before


def test_two_pairs_differ(tmp_path: Path) -> None:
    assert keys.write_pair(tmp_path / "a")[1] != keys.write_pair(tmp_path / "b")[1]


@pytest.mark.skipif(not shutil.which("git") or not (ROOT / ".git").exists(), reason="not a checkout")
def test_no_key_that_signs_lies_in_the_repository() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    private = re.compile(rb"ketaref-private-key [0-9a-f]{64}|BEGIN [A-Z ]*PRIVATE KEY")
    files = [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]
    assert len(files) > 100
    assert [str(path) for path in files if private.search(path.read_bytes())] == []


def test_a_package_of_a_checkout_takes_the_public_halves_alone() -> None:
    shipped = [Path(file).name for file, folder in bundle.data_files() if folder.endswith("resources/keys")]
    assert shipped == [keys.CURRENT, keys.NEXT]
    assert not any(Path(file).name in ("current", "next") for file, _folder in bundle.data_files())

"""Packs, notes and key files of any bytes: refused in a sentence, and nothing written outside the staging folder."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ketaref.errors import KetaRefError, KeysUnfit
from ketaref.packs import container, keys
from ketaref.packs.choice import choose
from ketaref.packs.installing import install
from ketaref.packs.manifest import encode
from ketaref.packs.place import ACTIVE, Place
from packs.packing import Parts, names, private_key

FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
HARMLESS = {"review_due", "least_app", "least_schema", "most_schema", "golden"}
"""Fields of which more than one value makes a good pack."""

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=20), inside, max_size=4),
    max_leaves=20,
)


@pytest.fixture(scope="session")
def quiet(tmp_path_factory: pytest.TempPathFactory, releases: dict[int, Path]) -> Place:
    """A place into which nothing should ever come."""
    return Place(tmp_path_factory.mktemp("quiet") / "packs", releases[1])


def refused(place: Place, raw: bytes) -> str:
    """Check that these bytes are no pack, in a sentence, and leave nothing; return the sentence."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "x.ketapack"
        source.write_bytes(raw)
        with pytest.raises(KetaRefError) as caught:
            install(place, source)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)
    assert set(names(place.folder)) <= {"lock"}
    return str(caught.value)


@FEW
@given(st.binary(max_size=3000))
def test_any_bytes_are_refused(quiet: Place, raw: bytes) -> None:
    said = refused(quiet, raw)
    assert "no content pack" in said or "cut short" in said


@FEW
@given(st.binary(max_size=2000), st.binary(max_size=2000))
def test_any_bytes_behind_a_good_beginning_are_refused(quiet: Place, manifest: bytes, stream: bytes) -> None:
    raw = container.pack(manifest, private_key(), stream)
    assert "does not understand" in refused(quiet, raw)
    assert "not as it was made" in refused(quiet, raw[:46] + stream[:64].ljust(64) + manifest)


@FEW
@given(st.data())
def test_any_value_in_a_signed_manifest_is_refused(quiet: Place, good: Parts, data: st.DataObject) -> None:
    """Even whoever has the key cannot make the program fail, only waste a clinic's minute."""
    fields = json.loads(encode(good.manifest))
    name = data.draw(st.sampled_from([*sorted(fields.keys() - HARMLESS), "more"]))
    value = data.draw(json_values)
    assume(value != fields.get(name, ""))
    raw = json.dumps(fields | {name: value}).encode()
    refused(quiet, container.pack(raw, private_key(), good.stream))


@FEW
@given(st.binary(max_size=2000))
def test_any_note_of_what_is_installed_lets_the_program_start(quiet: Place, raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder), quiet.bundled)
        (place.folder / ACTIVE).write_bytes(raw)
        with choose(place).library as library:
            assert library.release().sequence == 1
        assert names(place.folder) == [ACTIVE]


@FEW
@given(st.binary(max_size=300))
def test_any_key_file_is_a_key_or_refused(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "x.pub"
    path.write_bytes(raw)
    for read in (keys.read_public, keys.read_private):
        with pytest.raises(KeysUnfit):
            read(path)

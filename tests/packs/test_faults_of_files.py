"""Every fault of a pack's file, done for real: it is refused with a sentence, and what was in use stays as it was."""

import hashlib
import json
import os
import random
import struct
import zlib
from pathlib import Path

import pytest

from factories import snapshot
from ketaref.errors import KeysUnfit, PackDamaged, PackError, PackNotTrusted, PackTooNew, PackUnreadable
from ketaref.packs import container, keys
from ketaref.packs.installing import install
from ketaref.packs.manifest import encode
from ketaref.packs.place import Place
from ketaref.packs.state import MOST_DATABASE
from packs.packing import Parts, forged, in_use, names, of_database, private_key

Packs = dict[int, Path]
PAGE = 4096
SIGNED = struct.Struct(">8sHI32s")


@pytest.fixture
def used(place: Place, packs: Packs) -> Place:
    """A place where pack 2 is in use."""
    install(place, packs[2])
    return place


def refused(place: Place, source: Path, error: type[PackError] = PackDamaged) -> str:
    """Check that a pack is refused and nothing changes; return the sentence."""
    before = snapshot(place.folder)
    with pytest.raises(error) as caught:
        install(place, source)
    assert snapshot(place.folder) == before
    return str(caught.value)


def signed(manifest: bytes, stream: bytes = b"") -> bytes:
    """A pack with any bytes for a manifest, signed with a key that is trusted."""
    return container.pack(manifest, private_key(), stream)


def test_a_pack_cut_at_every_page_is_refused(used: Place, packs: Packs, tmp_path: Path) -> None:
    raw, cut = packs[3].read_bytes(), tmp_path / "cut.ketapack"
    for size in range(PAGE, len(raw), PAGE):
        cut.write_bytes(raw[:size])
        assert "cut short" in refused(used, cut)
    assert in_use(used) == 2


def test_a_pack_cut_anywhere_in_its_head_is_refused(used: Place, packs: Packs, tmp_path: Path) -> None:
    raw, cut = packs[3].read_bytes(), tmp_path / "cut.ketapack"
    for size in range(1, 1400, 7):
        cut.write_bytes(raw[:size])
        refused(used, cut)
    assert in_use(used) == 2


def test_an_empty_pack_is_refused(used: Place, tmp_path: Path) -> None:
    empty = tmp_path / "empty.ketapack"
    empty.write_bytes(b"")
    assert "no content pack" in refused(used, empty)


def test_a_pack_of_zeros_is_refused(used: Place, packs: Packs, tmp_path: Path) -> None:
    zeros = tmp_path / "zeros.ketapack"
    zeros.write_bytes(bytes(packs[3].stat().st_size))
    assert "no content pack" in refused(used, zeros)


def test_a_thousand_flipped_bits_are_each_refused(used: Place, packs: Packs, tmp_path: Path) -> None:
    raw, flipped, dice = packs[3].read_bytes(), tmp_path / "flipped.ketapack", random.Random(7)
    for number in range(1000):
        place = dice.randrange(len(raw)) if number % 3 else dice.randrange(1400)  # the head is small: look there too
        bad = bytearray(raw)
        bad[place] ^= 1 << dice.randrange(8)
        flipped.write_bytes(bad)
        with pytest.raises(PackError):
            install(used, flipped)
    assert in_use(used) == 2
    assert len(names(used.folder)) == 3


def test_a_wrong_signature_is_refused(used: Place, good: Parts, tmp_path: Path) -> None:
    raw = bytearray(forged(good, tmp_path / "x.ketapack").read_bytes())
    other = container.pack(b"{}", private_key(), b"")
    raw[SIGNED.size : SIGNED.size + 64] = other[SIGNED.size : SIGNED.size + 64]
    (tmp_path / "x.ketapack").write_bytes(raw)
    assert "not as it was made" in refused(used, tmp_path / "x.ketapack")


def test_a_good_key_s_name_over_a_stranger_s_signature_is_refused(used: Place, good: Parts, tmp_path: Path) -> None:
    raw = bytearray(container.pack(encode(good.manifest), private_key("stranger"), good.stream))
    raw[14:46] = keys.public_of(private_key())
    (tmp_path / "x.ketapack").write_bytes(raw)
    assert "not as it was made" in refused(used, tmp_path / "x.ketapack")


def test_a_key_of_zeros_is_refused(used: Place, good: Parts, tmp_path: Path) -> None:
    """The neutral point of the curve, under which some libraries take any signature."""
    raw = bytearray(container.pack(encode(good.manifest), private_key(), good.stream))
    for key in (bytes(32), b"\x01" + bytes(31)):
        raw[14:46] = key
        (tmp_path / "x.ketapack").write_bytes(raw)
        refused(used, tmp_path / "x.ketapack", PackNotTrusted)
        assert not keys.signed_by(key, b"anything", bytes(64))
        assert not keys.signed_by(key, b"anything", key + bytes(32))


@pytest.mark.parametrize("digits", ["", "00", "g" * 64, "0" * 63, "0" * 65, "../current.pub"])
def test_a_clinic_s_key_that_is_none_is_named(digits: str) -> None:
    with pytest.raises(KeysUnfit, match="64 hexadecimal digits"):
        keys.trusted([digits])


def test_a_later_format_asks_for_an_update(used: Place, packs: Packs, tmp_path: Path) -> None:
    raw = bytearray(packs[3].read_bytes())
    raw[9] = 2
    (tmp_path / "x.ketapack").write_bytes(raw)
    assert "Update KetaRef" in refused(used, tmp_path / "x.ketapack", PackTooNew)


def test_a_manifest_of_gigabytes_is_not_read(used: Place, packs: Packs, tmp_path: Path) -> None:
    raw = bytearray(packs[3].read_bytes())
    raw[10:14] = b"\xff\xff\xff\xff"
    (tmp_path / "x.ketapack").write_bytes(raw)
    assert "not as it was made" in refused(used, tmp_path / "x.ketapack")


def test_bytes_after_the_end_are_refused(used: Place, packs: Packs, tmp_path: Path) -> None:
    (tmp_path / "x.ketapack").write_bytes(packs[3].read_bytes() + b"more")
    assert "not as it was made" in refused(used, tmp_path / "x.ketapack")


@pytest.mark.parametrize(
    "manifest",
    [
        b"", b"{}", b"null", b"[]", b"\xff\xfe", b"{" * 30_000, b"[" * 60_000, b'{"a":' * 10_000, b'"' + b"\\" * 999,
        b'{"golden":' + b"[" * 50_000, b'{"rows":{"' + b"x" * 60_000, b"1e999999", b'{"sequence": 1e400}',
    ],
    ids=range(13),
)  # fmt: skip
def test_a_signed_manifest_of_any_shape_is_refused(used: Place, manifest: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.ketapack").write_bytes(signed(manifest, b"stream"))
    assert "does not understand" in refused(used, tmp_path / "x.ketapack")


PATHS = ["../../evil", "/etc/passwd", "..\\..\\evil", "C:\\evil", "a/b", "\0", "x" * 5000, "con", "", " "]


@pytest.mark.parametrize("path", PATHS, ids=range(len(PATHS)))
def test_no_name_in_a_pack_leads_out_of_its_folder(used: Place, good: Parts, path: str, tmp_path: Path) -> None:
    outside = snapshot(tmp_path)
    fields = json.loads(encode(good.manifest))
    for name in ("content_id", "content_version", "sha256"):
        (tmp_path / "x.ketapack").write_bytes(signed(json.dumps(fields | {name: path}).encode(), good.stream))
        refused(used, tmp_path / "x.ketapack")
    (tmp_path / "x.ketapack").write_bytes(signed(json.dumps(fields | {path: path}).encode(), good.stream))
    refused(used, tmp_path / "x.ketapack")
    (tmp_path / "x.ketapack").unlink()
    assert snapshot(tmp_path) == outside


# Bombs --------------------------------------------------------------------------------------------


def test_a_bomb_stops_at_the_size_that_was_signed(used: Place, good: Parts, tmp_path: Path) -> None:
    """A megabyte that unfolds to a gigabyte, under a manifest that says it is small."""
    inflater = zlib.compressobj(9)
    bomb = b"".join(inflater.compress(bytes(2**20)) for _megabyte in range(1024)) + inflater.flush()
    source = of_database(good, b"x", tmp_path / "x.ketapack")
    forged(
        good, source, bomb, size=100_000, sha256=hashlib.sha256(bytes(100_000)).hexdigest(),
        packed_size=len(bomb), packed_sha256=hashlib.sha256(bomb).hexdigest(),
    )  # fmt: skip
    written: list[int] = []
    before = snapshot(used.folder)

    with pytest.raises(PackDamaged, match="not as it was made"):
        install(used, source, watch=lambda done, _whole: written.append(done))
    assert max(written) < len(bomb) + 1_000_000
    assert snapshot(used.folder) == before


def test_a_bomb_that_is_honest_about_its_size_is_refused(used: Place, good: Parts, tmp_path: Path) -> None:
    fields = json.loads(encode(good.manifest)) | {"size": MOST_DATABASE + 1}
    (tmp_path / "x.ketapack").write_bytes(signed(json.dumps(fields).encode(), good.stream))
    assert "does not understand" in refused(used, tmp_path / "x.ketapack")


@pytest.mark.parametrize("change", [-1, 1, -4096, 4096])
def test_a_size_that_lies_is_refused(used: Place, good: Parts, change: int, tmp_path: Path) -> None:
    size, packed = good.manifest.size + change, good.manifest.packed_size + change
    for lie in (
        forged(good, tmp_path / "x.ketapack", size=size),
        forged(good, tmp_path / "y.ketapack", packed_size=packed),
    ):
        said = refused(used, lie)
        assert "not as it was made" in said or "cut short" in said
    assert in_use(used) == 2


def test_a_pack_in_a_pack_is_refused(used: Place, good: Parts, packs: Packs, tmp_path: Path) -> None:
    """However deep: what unfolds must be the database, and nothing is unfolded twice."""
    inner = packs[3].read_bytes()
    for _time in range(5):
        inner = of_database(good, inner, tmp_path / "x.ketapack").read_bytes()
    assert "cannot be used" in refused(used, tmp_path / "x.ketapack")


@pytest.mark.parametrize("stream", [b"", b"\0", b"not zlib", zlib.compress(b"")], ids=range(4))
def test_a_stream_that_is_none_is_refused(used: Place, good: Parts, stream: bytes, tmp_path: Path) -> None:
    fields = json.loads(encode(good.manifest))
    fields |= {"packed_size": len(stream), "packed_sha256": hashlib.sha256(stream).hexdigest()}
    (tmp_path / "x.ketapack").write_bytes(signed(json.dumps(fields).encode(), stream))
    assert refused(used, tmp_path / "x.ketapack").startswith("The content pack ")
    assert in_use(used) == 2


def test_a_second_stream_behind_the_first_is_refused(used: Place, good: Parts, tmp_path: Path) -> None:
    stream = good.stream + zlib.compress(b"more")
    digest = hashlib.sha256(stream).hexdigest()
    pack = forged(good, tmp_path / "x.ketapack", stream, packed_size=len(stream), packed_sha256=digest)
    assert "not as it was made" in refused(used, pack)


# The file itself ----------------------------------------------------------------------------------


def test_a_missing_pack_is_said(used: Place, tmp_path: Path) -> None:
    assert "cannot be read" in refused(used, tmp_path / "nowhere.ketapack", PackUnreadable)


def test_a_folder_is_no_pack(used: Place, tmp_path: Path) -> None:
    (tmp_path / "folder.ketapack").mkdir()
    assert "folder.ketapack cannot be read" in refused(used, tmp_path / "folder.ketapack", PackUnreadable)


def test_a_pack_that_shrinks_while_it_is_read_is_refused(used: Place, packs: Packs, tmp_path: Path) -> None:
    """As when the stick is pulled out."""
    source = tmp_path / "x.ketapack"
    source.write_bytes(packs[3].read_bytes())
    before = snapshot(used.folder)

    with pytest.raises(PackDamaged):
        install(used, source, watch=lambda _done, _whole: os.truncate(source, 3000))
    assert snapshot(used.folder) == before


def test_a_pack_that_is_exchanged_after_its_hash_was_checked_is_refused(
    used: Place, packs: Packs, tmp_path: Path
) -> None:
    source = tmp_path / "x.ketapack"
    source.write_bytes(packs[3].read_bytes())
    before = snapshot(used.folder)

    def exchange(_done: int, _whole: int) -> None:
        with source.open("r+b") as file:
            file.seek(-40, os.SEEK_END)
            file.write(bytes(40))

    with pytest.raises(PackDamaged):
        install(used, source, watch=exchange)
    assert snapshot(used.folder) == before


def test_names_with_any_letters_and_long_paths(tmp_path: Path, packs: Packs, releases: Packs) -> None:
    for name in ("Pätiënt ñandú 内容 ملف", "x" * 240, "& 'quotes' %20 #?"):
        folder = tmp_path / name
        folder.mkdir()
        source = folder / f"{name[:200]}.ketapack"
        source.write_bytes(packs[2].read_bytes())
        place = Place(folder / "packs", releases[1])
        install(place, source)
        assert in_use(place) == 2

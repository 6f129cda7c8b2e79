"""The settings file: five things and no more, whole or not at all, and never a reason not to start."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as trials
from hypothesis import strategies as st

from ketaref.clinic.settings import Settings, SettingsFile

NEW = Settings(first_start_seen=False, appearance="system", zoom=100)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "KetaRef" / "settings.json"


def reopened(path: Path) -> Settings:
    return SettingsFile(path).now


def written(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_new_user_has_the_defaults_and_no_file(path: Path) -> None:
    assert SettingsFile(path).now == NEW
    assert not path.parent.exists()


def test_what_is_kept_is_there_next_time_and_is_all_there_is(path: Path) -> None:
    settings = SettingsFile(path)
    settings.keep(first_start_seen=True)
    settings.keep(appearance="dark", zoom=150)
    assert settings.now == reopened(path) == Settings(first_start_seen=True, appearance="dark", zoom=150)
    assert json.loads(path.read_text()) == {
        "first_start_seen": True,
        "appearance": "dark",
        "zoom": 150,
        "caret": False,
        "language": "system",
    }
    assert list(path.parent.iterdir()) == [path]


def test_what_is_kept_already_is_not_written_again(path: Path) -> None:
    settings = SettingsFile(path)
    settings.keep(zoom=100)
    assert not path.exists()
    settings.keep(zoom=125)
    path.unlink()
    settings.keep(zoom=125)
    assert not path.exists()


def test_two_windows_do_not_undo_each_other(path: Path) -> None:
    first, second = SettingsFile(path), SettingsFile(path)
    first.keep(first_start_seen=True)
    second.keep(zoom=200)
    first.keep(appearance="contrast")
    assert reopened(path) == Settings(first_start_seen=True, appearance="contrast", zoom=200)


def test_without_a_file_settings_last_as_long_as_the_program() -> None:
    settings = SettingsFile()
    assert settings.now.first_start_seen
    settings.keep(zoom=200)
    assert settings.now.zoom == 200


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"null", b"[]", b"\xff\xfe", b'{"zoom": 5}', b'{"zoom": 301}', b'{"zoom": "big"}', b'{"zoom": 1e999}',
     b'{"appearance": "pink"}', b'{"language": "fr"}', b'{"first_start_seen": 1}', b"[" * 4000,
     b" " * 5000 + b'{"zoom": 150, "caret": False}',
     b'{"zoom": 150, "caret": False}' + b" " * 5000],
)  # fmt: skip
def test_a_damaged_file_means_the_defaults_and_is_mended_by_the_next_change(path: Path, content: bytes) -> None:
    settings = SettingsFile(written(path, content))
    assert settings.now == NEW
    settings.keep(zoom=110)
    assert reopened(path).zoom == 110


@given(st.binary(max_size=200) | anything.map(lambda value: json.dumps(value).encode()))
@trials(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_file_stops_the_start(path: Path, content: bytes) -> None:
    now = reopened(written(path, content))
    assert 80 <= now.zoom <= 300
    assert now.appearance in ("system", "light", "dark", "contrast")


def test_settings_of_a_newer_program_are_read_as_far_as_they_are_known(path: Path) -> None:
    assert reopened(written(path, b'{"zoom": 150, "sound": "loud"}')).zoom == 150


def test_what_a_newer_program_keeps_stays_when_an_older_one_writes(path: Path) -> None:
    settings = SettingsFile(written(path, b'{"zoom": 150, "sound": {"loud": [1, 2]}, "appearance": "pink"}'))
    settings.keep(zoom=200)
    assert json.loads(path.read_text()) == {
        "first_start_seen": False, "appearance": "system", "zoom": 200, "caret": False, "language": "system",
        "sound": {"loud": [1, 2]},
    }  # fmt: skip


def test_a_folder_that_takes_nothing_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings = SettingsFile(tmp_path / "file" / "settings.json")
    settings.keep(zoom=150)
    assert settings.now.zoom == 150


def test_a_folder_of_that_name_is_no_trouble(path: Path) -> None:
    path.mkdir(parents=True)
    settings = SettingsFile(path)
    settings.keep(zoom=150)
    assert settings.now == Settings(zoom=150)
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_of_that_name_does_not_keep_the_window_waiting(path: Path) -> None:
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    assert reopened(path) == NEW

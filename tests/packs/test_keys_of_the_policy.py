"""Keys that the administrator's policy names are taken beside the program's own."""

from pathlib import Path

import pytest

from ketaref.clinic import policy
from ketaref.packs.here import here


def test_a_clinics_key_is_trusted_where_the_policy_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = [key.digits for key in here(tmp_path).trusted()]
    read = policy.understand(b'extra_keys = ["%s"]' % (b"0A" * 32))
    monkeypatch.setattr(policy, "reading", lambda: read)
    assert [key.digits for key in here(tmp_path).trusted()] == [*ours, "0a" * 32]

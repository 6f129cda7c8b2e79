"""Whose letterhead stands on paper."""

from pathlib import Path

import pytest

from ketaref.clinic import policy
from ketaref.clinic.letterhead import letterhead_of
from ketaref.clinic.records import Letterhead
from ketaref.clinic.store import ClinicFile

OURS, THEIRS = Letterhead("Ours", "1"), Letterhead("Theirs", "2")


def test_without_a_policy_it_is_what_the_clinic_saved(tmp_path: Path) -> None:
    clinic = ClinicFile(tmp_path)
    assert letterhead_of(clinic) is None
    clinic.keep(OURS)
    assert letterhead_of(clinic) == OURS


def test_the_policys_goes_before_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clinic = ClinicFile(tmp_path)
    clinic.keep(OURS)
    read = policy.understand(b'letterhead = { name = "Theirs", phone = "2" }')
    monkeypatch.setattr(policy, "reading", lambda: read)
    assert letterhead_of(clinic) == THEIRS

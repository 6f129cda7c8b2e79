"""The fuzzing of each reader, for a moment: that it runs, and finds nothing in a few hundred files."""

from importlib import import_module
from pathlib import Path

import pytest
from tools.fuzz.__main__ import READERS
from tools.fuzz.ways import Counted, Way, by_hypothesis, by_mutation


@pytest.mark.parametrize("way", [by_mutation, pytest.param(by_hypothesis, marks=pytest.mark.slow)])
@pytest.mark.parametrize("reader", READERS)
def test_a_reader_takes_a_few_hundred_files(reader: str, way: Way, tmp_path: Path) -> None:
    said: list[str] = []
    target = import_module(READERS[reader]).target(tmp_path)
    for seed in target.seeds:
        target.take(seed)
    counted = Counted(target, 200, lambda: said.append("enough"))
    way(target, counted, 200)
    assert counted.inputs == 200
    assert said == ["enough"]


def test_a_finding_comes_out(tmp_path: Path) -> None:
    class Careless:
        seeds = (b"good",)
        pieces = (b"bad",)

        def take(self, raw: bytes) -> None:
            raw.decode("ascii")

    for way in (by_mutation, by_hypothesis):
        with pytest.raises(UnicodeDecodeError):
            way(Careless(), Counted(Careless(), 500, lambda: None), 500)

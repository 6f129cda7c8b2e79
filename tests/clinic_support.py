"""What tests of the clinic's file share: records, a filled file, and a clock that goes as it is told."""

import datetime
from pathlib import Path

from ketaref.clinic.opening import rows_of_copy
from ketaref.clinic.records import Favourite, HandoutSet, Letterhead, Note, Record, SheetChoice, SignOff
from ketaref.clinic.schema import Rows
from ketaref.clinic.store import ClinicFile

DAY = datetime.date(2026, 11, 20)
LETTERHEAD = Letterhead("Clínica del Río", "(555) 010-0100")
NOTE = Note("dissociation", "We say “floaty”, and ask **twice**.", DAY)


class Clock:
    """Says which day it is."""

    def __init__(self, day: datetime.date = DAY) -> None:
        self.day = day

    def __call__(self) -> datetime.date:
        return self.day


def filled(folder: Path, clock: Clock | None = None) -> ClinicFile:
    """Return a file with records of every kind, backed up on the day before."""
    clock = clock or Clock()
    clinic = ClinicFile(folder, clock)
    clinic.keep(
        LETTERHEAD,
        NOTE,
        *(Note(f"entry-{number}", f"Note {number}: ask about water. " * 8, DAY) for number in range(40)),
        *(Favourite(f"entry-{number}") for number in range(12)),
        SignOff("dissociation", "en", 3, "ab" * 32, "Dr. Peña", DAY),
        HandoutSet("First visit", (SheetChoice("what-to-expect", ("iv-ketamine",)),), "both"),
    )
    return clinic


def contents(path: Path) -> Rows:
    """Return every row of a file that is whole."""
    return rows_of_copy(path)


def written(*records: Record) -> str:
    """Return a Python program that keeps these records in the folder it is given, and says so."""
    return f"""
import sys, datetime
from pathlib import Path
from ketaref.clinic.records import *
from ketaref.clinic.store import ClinicFile
ClinicFile(Path(sys.argv[1])).keep({", ".join(map(repr, records))})
print("saved", flush=True)
"""

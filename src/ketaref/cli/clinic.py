"""`ketaref clinic`: what is in the clinic's own file, its backups, and moving it from one computer to another."""

import argparse
from pathlib import Path

from ketaref import paths
from ketaref.clinic import policy
from ketaref.clinic.store import ClinicFile
from ketaref.errors import UsageError
from ketaref.i18n import plural


def clinic_file() -> ClinicFile:
    """Return the clinic's file: in the folder that the policy names, else in the user's own, as in the window."""
    named = policy.in_force().clinic_folder
    own = paths.user_data() / "clinic"
    return ClinicFile(Path(named) if named else own)


def info(options: argparse.Namespace) -> int:
    """Print where the file is, what it holds and which backups there are."""
    clinic = _ready()
    state = clinic.state()
    print(f"file      {state.path}")
    print(f"size      {state.size:,} bytes" if state.size else "size      nothing was saved yet")
    for kind, count in state.counts.items():
        print(f"{kind:<12}{count:>5}")
    for backup in state.backups:
        print(f"backup    {backup.number}  {backup.day}{f'  before {backup.before}' if backup.before else ''}")
    for path in state.set_aside:
        print(f"damaged   {path.name}")
    return 0


def check(options: argparse.Namespace) -> int:
    """Look at every row of the file; what is damaged is set aside and the newest backup takes its place."""
    _ready()
    print("The clinic's file is whole.")
    return 0


def back_up(options: argparse.Namespace) -> int:
    """Make a backup now."""
    made = _ready().back_up()
    print(
        f"Backup {made.number} was made: {made.path}"
        if made
        else "Nothing was saved yet, so there is nothing to back up."
    )
    return 0


def restore(options: argparse.Namespace) -> int:
    """Let the file hold what it held in a backup."""
    clinic = _ready()
    backups = {backup.number: backup for backup in clinic.state().backups}
    if options.number not in backups:
        raise UsageError(f"There is no backup {options.number}. `ketaref clinic info` lists them.")
    clinic.restore(backups[options.number])
    print(f"The clinic's file is as it was in backup {options.number}. What it held until now is the newest backup.")
    return 0


def export(options: argparse.Namespace) -> int:
    """Write everything into one file."""
    _ready().export(Path(options.output))
    print(f"Everything was written to {options.output}.")
    return 0


def take_in(options: argparse.Namespace) -> int:
    """Keep what an exported file holds."""
    count = _ready().take_in(Path(options.file))
    print(plural("{count} record was taken in.", "{count} records were taken in.", count))
    return 0


def _ready() -> ClinicFile:
    """Return the file, looked at as a whole; what had to be done about it is said."""
    clinic = clinic_file()
    said = clinic.ready()
    if said:
        print(said)
    return clinic

"""What the clinic adds to paper: letterhead and notice, the administrator's where a policy names them; sign-offs."""

from typing import NamedTuple

from ketaref.clinic import policy
from ketaref.clinic.records import Letterhead, Notice, SignOff
from ketaref.clinic.store import ClinicFile


def letterhead_of(clinic: ClinicFile) -> Letterhead | None:
    """Return the letterhead for the head of a sheet; None where there is none. Raises ClinicError."""
    named = policy.in_force().letterhead
    return Letterhead(**named) if named else clinic.get(Letterhead)


class OnPaper(NamedTuple):
    """What stands on every sheet of a clinic without being asked for: its notice, and whatever it has signed off."""

    notice: Notice = Notice()
    signed: tuple[SignOff, ...] = ()


def notice_of(clinic: ClinicFile) -> Notice:
    """Return the notice for the foot of every sheet; an empty one where there is none. Raises ClinicError."""
    named = policy.in_force().notice
    return Notice(**named) if named else clinic.get(Notice) or Notice()


def on_paper(clinic: ClinicFile) -> OnPaper:
    """Return what the clinic adds to every sheet. Raises ClinicError."""
    return OnPaper(notice_of(clinic), tuple(clinic.all(SignOff)))

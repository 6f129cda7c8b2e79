"""Which letterhead stands on paper: the administrator's, where the policy names one, else what the clinic saved."""

from ketaref.clinic import policy
from ketaref.clinic.records import Letterhead
from ketaref.clinic.store import ClinicFile


def letterhead_of(clinic: ClinicFile) -> Letterhead | None:
    """Return the letterhead for the head of a sheet; None where there is none. Raises ClinicError."""
    named = policy.in_force().letterhead
    return Letterhead(**named) if named else clinic.get(Letterhead)

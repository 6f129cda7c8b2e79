"""Where packs are on this computer: the one place that a window, a command and a start ask."""

from pathlib import Path

from ketaref import paths
from ketaref.clinic import policy
from ketaref.packs.place import FOLDER, Place


def here(user_data: Path | None = None) -> Place:
    """Return the packs of this user; `user_data` is his folder where the caller knows it already."""
    return Place((user_data or paths.user_data()) / FOLDER, paths.database(), policy.in_force().extra_keys)

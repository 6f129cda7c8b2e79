"""Opening the content that a command reads: the newest whole one, as the window does."""

import sys

from ketaref import paths
from ketaref.clinic import policy
from ketaref.library.library import Library
from ketaref.packs.choice import choose_at_start


def open_library() -> Library:
    """Open the content to read; what had to be passed over is said on standard error. Raises LibraryError."""
    chosen = choose_at_start(paths.user_data() / "packs", paths.database(), policy.in_force().extra_keys)
    if chosen.notice:
        print(f"ketaref: {chosen.notice}", file=sys.stderr)
    return chosen.library

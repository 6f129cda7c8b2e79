"""A way in which a list groups its entries."""

from typing import NamedTuple


class Way(NamedTuple):
    """One way in which a list groups its entries: its key in the library, empty for the usual, and its name.

    `about` says on the page of the list what its headings rest on, where that is not plain from them.
    """

    key: str
    name: str
    about: str = ""

"""One way to search, in a process of its own.

Run by `tools.bench.growth` as `search_process (ours|plain) DATABASE QUERIES`. Prints JSON: milliseconds to open the
file, of each query, and the megabytes then resident. QUERIES is a file with a typed text a line.
"""

import json
import sys
from pathlib import Path

from tools.bench.plain import plain_search
from tools.bench.rows import milliseconds, resident

from ketaref.library.library import Library
from ketaref.library.search import Search


def main(which: str, database: Path, queries: Path) -> None:
    """Open, search, and report."""
    typed = queries.read_text(encoding="utf-8").splitlines()
    if which == "ours":
        opened = milliseconds(Library.open, database)
        find = Search(Library.open(database)).find
    else:
        opened = milliseconds(plain_search, database)
        find = plain_search(database)  # type: ignore[assignment]
    for text in typed:  # the file comes into the system's cache: a slow disk is not what is compared
        find(text)
    took = [milliseconds(find, text) for text in typed]
    print(json.dumps({"opened": opened, "took": took, "resident": resident()}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))

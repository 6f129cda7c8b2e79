"""What PySide6 needs to start, compiled once: otherwise every start compiles it anew.

The library of shiboken6 carries its Python part as source text, for one file of it serves every Python. Asked to by the
variable `SBK_EMBED` it writes that part beside itself, and reads it from there from then on
(https://doc.qt.io/qtforpython-6/developer/signature_doc.html).
"""

import os
import py_compile
import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = "shiboken6/files.dir"
"""Where it lies in the bundle."""


def compiled(into: Path) -> None:
    """Write the compiled files into the folder `into`, the same bytes each time. Raises CalledProcessError."""
    written = Path(_found()).resolve().parent / "files.dir"
    environment = os.environ | {"SBK_EMBED": "0"}
    try:
        subprocess.run([sys.executable, "-c", "import shiboken6.Shiboken"], env=environment, check=True)
        shutil.rmtree(into, ignore_errors=True)
        for source in sorted(written.rglob("*.py")):
            name = source.relative_to(written)
            py_compile.compile(
                str(source),
                str(into / name.with_suffix(".pyc")),
                dfile=name.as_posix(),
                doraise=True,
                invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
            )
    finally:
        shutil.rmtree(written, ignore_errors=True)  # the environment stays as it was installed


def _found() -> str:
    import shiboken6

    return str(shiboken6.__file__)

"""Puts database, resources and compiled translations into the wheel, so that an installed copy is complete.

An installed package finds them in its folder `_bundle`; see `ketaref.paths`. An editable install needs
none: it reads the checkout.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUNDLE = "ketaref/_bundle"


class BundleHook(BuildHookInterface[Any]):
    """Builds the database from `data/` and adds it, with `resources/`, to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the bundle to `build_data`; `version` is "standard", or "editable", which has no bundle.

        Raises RuntimeError when the content or a catalogue does not build; what is wrong is printed before.
        """
        if version == "editable":
            return
        root = Path(self.root)
        compile_translations(root)
        database = root / "build" / "wheel" / "ketaref.db"
        build_database(root, database)
        build_data["force_include"][str(database)] = f"{BUNDLE}/ketaref.db"
        build_data["force_include"][str(root / "resources")] = f"{BUNDLE}/resources"
        if not (root / "resources" / "keys" / "current.pub").exists():  # no release: this checkout's test keys
            for key in sorted((root / "build" / "keys").glob("*.pub")):
                build_data["force_include"][str(key)] = f"{BUNDLE}/resources/keys/{key.name}"


def compile_translations(root: Path) -> None:
    """Write the .mo file beside the .po file of each language of the interface."""
    command = [sys.executable, str(root / "tools" / "messages.py"), "--compile"]
    if subprocess.run(command, cwd=root, check=False).returncode:
        message = "The translations of the interface could not be compiled; the reason is given above."
        raise RuntimeError(message)


def build_database(root: Path, database: Path) -> None:
    """Write the database of the content below `root` to the file `database`, with this very Python."""
    database.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "ketaref", "content", "build", "-o", str(database)]
    inherited = os.environ.get("PYTHONPATH")  # pip hands the build's own packages over in it
    search_path = os.pathsep.join(filter(None, [str(root / "src"), inherited]))
    environment = os.environ | {"PYTHONPATH": search_path}
    if subprocess.run(command, cwd=root, env=environment, check=False).returncode:
        message = "The content database could not be built; the problems are listed above."
        raise RuntimeError(message)

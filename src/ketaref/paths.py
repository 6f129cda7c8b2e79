"""Where the program finds its own files: in a checkout, in an installed wheel and frozen.

An installed copy carries everything in the package folder `_bundle`, a frozen one too; a checkout has `resources/`
beside `src/` and the database in `build/`. No other module knows the difference.
"""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLE = _PACKAGE / "_bundle"
_CHECKOUT = _PACKAGE.parent.parent


def bundled() -> bool:
    """Say whether this copy carries its database and resources inside the package."""
    return (_BUNDLE / "resources").is_dir()


def frozen() -> bool:
    """Say whether this is the packaged program, which brings its own Python."""
    return getattr(sys, "frozen", False)


def portable() -> Path | None:
    """Return the folder in which a portable copy keeps all that it writes, or None where the user's folders hold it.

    A frozen copy is portable when a file `portable.txt` lies beside the program; the folder is `data`, beside it too.
    """
    beside = Path(sys.executable).parent
    return beside / "data" if frozen() and (beside / "portable.txt").is_file() else None


def database() -> Path:
    """Return where the content database belongs; it may be missing."""
    return _BUNDLE / "ketaref.db" if bundled() else _CHECKOUT / "build" / "ketaref.db"


def resources() -> Path:
    """Return the folder of fonts, icons, handout templates and translations."""
    return (_BUNDLE if bundled() else _CHECKOUT) / "resources"


def fonts() -> Path:
    """Return the folder of the bundled fonts."""
    return resources() / "fonts"


def icons() -> Path:
    """Return the folder of the interface's icons."""
    return resources() / "icons"


def handout_templates() -> Path:
    """Return the folder that holds one folder for each handout template."""
    return resources() / "handouts"


def typst_root() -> Path:
    """Return the folder that Typst may read: handout templates and figures, nothing else."""
    return resources()


def translations() -> Path:
    """Return the folder of the interface's message catalogues."""
    return resources() / "translations"


def keys() -> Path:
    """Return the folder of the public keys that content packs are signed with.

    It is `resources/keys`, which a release build fills; a checkout has test keys of its own beside the database.
    """
    shipped = resources() / "keys"
    return shipped if bundled() or (shipped / "current.pub").exists() else _CHECKOUT / "build" / "keys"


def user_data() -> Path:
    """Return the folder for what is kept for this user on this computer; it never roams, and may be missing.

    A portable copy has its own.
    """
    if folder := portable():
        return folder
    from platformdirs import user_data_path

    return user_data_path("KetaRef", appauthor=False, roaming=False)


def policy() -> Path:
    """Return where the administrator's policy belongs; usually there is none."""
    if sys.platform == "win32":
        return _program_data() / "KetaRef" / "policy.toml"
    if sys.platform == "darwin":
        return Path("/Library/Application Support/KetaRef/policy.toml")
    return Path("/etc/ketaref/policy.toml")


def content() -> Path:
    """Return the folder of the content's source files; only a checkout has it."""
    return _CHECKOUT / "data"


if sys.platform == "win32":

    def _program_data() -> Path:
        """Ask Windows for the folder of all users' data: the variable of that name is whatever a user sets it to."""
        import ctypes

        folder = ctypes.create_unicode_buffer(260)  # MAX_PATH
        if ctypes.windll.shell32.SHGetFolderPathW(None, 0x23, None, 0, folder):  # CSIDL_COMMON_APPDATA
            return Path(r"C:\ProgramData")
        return Path(folder.value)

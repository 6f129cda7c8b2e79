"""What Windows shows of a program file: its version, what it is, and how it wants to be treated."""

from typing import Any

from tools.package import bundle

MANIFEST = bundle.ROOT / "packaging" / "program" / "manifest.xml"
PUBLISHER = "The KetaRef authors"
_DESCRIPTIONS = {
    "KetaRef": "KetaRef: offline reference on ketamine therapy",
    "ketaref-cli": "KetaRef on the command line",
}
_ENGLISH, _UNICODE = 0x0409, 1200


def version(name: str) -> Any:
    """Return the version resource of the program `name`; only where PyInstaller runs on Windows."""
    from PyInstaller.utils.win32 import versioninfo as info

    numbers = tuple(int(number) for number in bundle.version().split(".")[:3])
    strings = {
        "CompanyName": PUBLISHER,
        "FileDescription": _DESCRIPTIONS[name],
        "FileVersion": bundle.version(),
        "InternalName": name,
        "LegalCopyright": f"{PUBLISHER}. Apache-2.0; content CC BY 4.0.",
        "OriginalFilename": f"{name}.exe",
        "ProductName": "KetaRef",
        "ProductVersion": bundle.version() + bundle.build_kind(),
    }
    table = info.StringTable(
        f"{_ENGLISH:04X}{_UNICODE:04X}", [info.StringStruct(key, text) for key, text in strings.items()]
    )
    return info.VSVersionInfo(
        ffi=info.FixedFileInfo(filevers=(*numbers, 0), prodvers=(*numbers, 0)),
        kids=[
            info.StringFileInfo([table]),
            info.VarFileInfo([info.VarStruct("Translation", [_ENGLISH, _UNICODE])]),
        ],
    )

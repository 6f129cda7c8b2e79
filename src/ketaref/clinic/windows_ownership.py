"""Who owns a file and may change it, asked of Windows itself (advapi32); imported on Windows only.

Trusted are the administrators, the system and its installer. A folder under ProgramData lets every user add files:
that is no harm, since what a user adds is his own. What counts is who may change the file, and who may put another
one in the place of it or of a folder on the way to it.
"""

import ctypes
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ketaref.clinic.doubt import FOREIGN, LINK, OPEN_TO_OTHERS, UNKNOWN, Doubt

TRUSTED = (
    "S-1-5-18",  # the system
    "S-1-5-32-544",  # the administrators
    "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464",  # the installer of Windows
)

_DELETE, _WRITE_DAC, _WRITE_OWNER = 0x10000, 0x40000, 0x80000
_GENERIC_ALL, _GENERIC_WRITE, _MAXIMUM = 0x10000000, 0x40000000, 0x2000000
_WRITE_DATA, _APPEND, _WRITE_EA, _DELETE_CHILD, _WRITE_ATTRIBUTES = 0x2, 0x4, 0x10, 0x40, 0x100
SWAP = _DELETE | _WRITE_DAC | _WRITE_OWNER | _DELETE_CHILD | _GENERIC_ALL | _MAXIMUM
"""Rights on a folder with which what lies in it can be replaced."""
CHANGE = SWAP | _GENERIC_WRITE | _WRITE_DATA | _APPEND | _WRITE_EA | _WRITE_ATTRIBUTES
"""Rights on a file with which its content can be changed."""

_ALLOWED, _DENIED, _INHERIT_ONLY = 0, 1, 0x08
_REPARSE_POINT, _NO_ATTRIBUTES = 0x400, 0xFFFFFFFF
_FILE_OBJECT, _OWNER_AND_DACL = 1, 0x1 | 0x4


class Entry(NamedTuple):
    """One entry of a list of access rights: its kind, its flags, the rights, and whose they are."""

    kind: int
    flags: int
    rights: int
    sid: str


def check(path: Path) -> None:
    """Raise Doubt where anybody but the administrators could have written the file, or swapped it for another."""
    for place in [*reversed(path.parents), path]:
        _refuse_links(place)
        owner, entries = _security(place)
        judge(place, owner, entries, CHANGE if place == path else SWAP)


def judge(place: Path, owner: str, entries: list[Entry] | None, harmful: int) -> None:
    """Raise Doubt where the owner is not trusted, or an entry gives a harmful right to somebody who is not.

    `entries` is None where there is no list: then everybody may do everything. Refusals are not weighed against
    what is allowed: whoever sets up a policy can do without them.
    """
    if owner not in TRUSTED:
        raise Doubt(place, FOREIGN)
    if entries is None:
        raise Doubt(place, OPEN_TO_OTHERS)
    for entry in entries:
        if entry.flags & _INHERIT_ONLY or entry.kind == _DENIED or entry.sid in TRUSTED:
            continue
        if entry.kind != _ALLOWED:
            raise Doubt(place, UNKNOWN)
        if entry.rights & harmful:
            raise Doubt(place, OPEN_TO_OTHERS)


if sys.platform == "win32":

    class _Acl(ctypes.Structure):
        _fields_ = (
            ("revision", ctypes.c_ubyte),
            ("padding", ctypes.c_ubyte),
            ("size", ctypes.c_ushort),
            ("count", ctypes.c_ushort),
            ("more_padding", ctypes.c_ushort),
        )

    class _Ace(ctypes.Structure):
        _fields_ = (
            ("kind", ctypes.c_ubyte),
            ("flags", ctypes.c_ubyte),
            ("size", ctypes.c_ushort),
            ("rights", ctypes.c_uint32),
            ("sid", ctypes.c_uint32),
        )

    def _library(name: str) -> ctypes.WinDLL:
        return ctypes.WinDLL(name, use_last_error=True)

    def _refuse_links(place: Path) -> None:
        read = _library("kernel32").GetFileAttributesW
        read.argtypes, read.restype = [ctypes.c_wchar_p], ctypes.c_uint32
        attributes = read(str(place))
        if attributes == _NO_ATTRIBUTES:
            raise Doubt(place, UNKNOWN)
        if attributes & _REPARSE_POINT:
            raise Doubt(place, LINK)

    def _security(place: Path) -> tuple[str, list[Entry] | None]:
        """Return the owner and the entries of the list of access rights; raises Doubt where Windows does not tell."""
        owner, acl, descriptor = ctypes.c_void_p(), ctypes.POINTER(_Acl)(), ctypes.c_void_p()
        ask = _library("advapi32").GetNamedSecurityInfoW
        ask.argtypes = [ctypes.c_wchar_p, ctypes.c_int, ctypes.c_uint32, *[ctypes.c_void_p] * 5]
        ask.restype = ctypes.c_uint32
        refs: list[Any] = [ctypes.byref(owner), None, ctypes.byref(acl), None, ctypes.byref(descriptor)]
        if ask(str(place), _FILE_OBJECT, _OWNER_AND_DACL, *refs):
            raise Doubt(place, UNKNOWN)
        try:
            return _said(place, owner.value), list(_entries(place, acl)) if bool(acl) else None
        finally:
            _free(descriptor)

    def _entries(place: Path, acl: Any) -> Iterator[Entry]:
        get = _library("advapi32").GetAce
        get.argtypes, get.restype = [ctypes.c_void_p, ctypes.c_uint32, ctypes.c_void_p], ctypes.c_int
        for at in range(acl.contents.count):
            ace = ctypes.POINTER(_Ace)()
            if not get(acl, at, ctypes.byref(ace)):
                raise Doubt(place, UNKNOWN)
            held = ace.contents
            plain = held.kind in (_ALLOWED, _DENIED)  # the others hold more before whom they are about
            sid = _said(place, ctypes.addressof(held) + _Ace.sid.offset) if plain else ""
            yield Entry(held.kind, held.flags, held.rights, sid)

    def _said(place: Path, sid: int | None) -> str:
        """Return a security identifier as text."""
        text = ctypes.c_void_p()
        convert = _library("advapi32").ConvertSidToStringSidW
        convert.argtypes, convert.restype = [ctypes.c_void_p, ctypes.c_void_p], ctypes.c_int
        if not sid or not convert(sid, ctypes.byref(text)):
            raise Doubt(place, UNKNOWN)
        try:
            return ctypes.wstring_at(text.value or 0)
        finally:
            _free(text)

    def _free(pointer: ctypes.c_void_p) -> None:
        free = _library("kernel32").LocalFree
        free.argtypes, free.restype = [ctypes.c_void_p], ctypes.c_void_p
        free(pointer)

else:

    def _refuse_links(place: Path) -> None:
        raise Doubt(place, UNKNOWN)

    def _security(place: Path) -> tuple[str, list[Entry] | None]:
        raise Doubt(place, UNKNOWN)

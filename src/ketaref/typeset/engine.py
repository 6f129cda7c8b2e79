"""The one typesetter behind preview, print and saved PDF.

Typst reads nothing but the folder of resources: our fonts only, no system fonts, no packages. What is to be said
reaches a template as the file `/document.json`, which is in memory only, so that no text can become markup or code.
`sys.inputs`, which is there for it as well, would make another standard library of each document, and Typst would
evaluate every template anew: a third of the time of a page.

Typst lets go of Python's global lock while it compiles (another thread that woke every half millisecond during
back-to-back compilations was never held up for more than 5 ms), so a caller with a window runs it in a thread
and keeps answering. One `Typesetter` compiles one document at a time; further threads wait.

Importing typst maps an 80 MB library: about 90 ms the first time, 10 ms from a warm file cache. Nothing here does it
before the first document.

Typst keeps what it worked out for the last ten documents, about 6 MB each, to set an unchanged one again quickly.
A window where every change makes another document is better off with the last one only: see `Typesetter.rest`.
"""

import ctypes
import datetime
import json
import sys
import threading
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from ketaref import paths
from ketaref.errors import TypesettingFailed
from ketaref.i18n import _

if TYPE_CHECKING:
    import typst

Data = dict[str, Any]
_Format = Literal["pdf", "svg", "png"]
_NOWHERE = "no-packages"
"""A folder below the resources that does not exist, so that no package is found on this machine.

Typst would ask the network for one it does not find, and offers no switch against it: so no template of ours imports
a package, and a test reads them all for it. Nothing a reader or a content pack brings can become a template.
"""
_KEPT_FOR = 10
"""Typst drops a result that this many compilations have not used; it has no other switch for it."""
_OF_ONE = 2
"""Compilations of one document: its beginning and the whole."""
_ENTRY = '#include "/{template}"'
_SHARED = '// {turn}\n#import "/typst/sheet.typ"\n#import "/typst/style.typ"'
"""What a rest keeps: the modules every sheet is laid out with. Each turn is another text, or Typst looks at none."""


class Typesetter:
    """Turns a template and its data into pages. Cheap to make: Typst and the fonts load with the first page."""

    def __init__(self) -> None:
        self._turn = threading.Lock()

    @cached_property
    def _compiler(self) -> "typst.Compiler":
        import typst

        _hold_freed_memory()
        root = paths.typst_root()
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(paths.fonts())])
        return typst.Compiler(
            root=str(root),
            font_paths=fonts,
            ignore_system_fonts=True,
            package_path=str(root / _NOWHERE),
            package_cache_path=str(root / _NOWHERE),
        )

    def warm_up(self) -> None:
        """Load Typst and the fonts, so that the first page comes quickly; made for an idle moment."""
        with self._turn:
            self._compiler  # noqa: B018 -- asking for it loads it

    def rest(self, *, keeping_last: bool = False) -> None:
        """Let go of what is kept of earlier documents: some empty ones are set, in about 5 ms. Made for a thread.

        `keeping_last` keeps what was worked out for the last one: with another section or on other paper, most of it
        is the same.
        """
        with self._turn:
            for turn in range(_KEPT_FOR - _OF_ONE if keeping_last else _KEPT_FOR):
                self._compiler.compile(_files(_SHARED.format(turn=turn), {}), format="svg")

    def give_back(self) -> None:
        """Return freed memory to the system; made for a thread, when no other page is likely to be asked for."""
        with self._turn:
            _trim()

    def pdf(self, template: str, data: Data, *, released: datetime.date) -> bytes:
        """Return a tagged PDF (PDF/UA-1 and PDF/A-2a) of a template.

        `template` is the path of a Typst file below the resources, `data` what it reads. `released` is the only date
        in the file, so that the same content makes the same bytes. Raises TypesettingFailed.
        """
        noon = datetime.datetime.combine(released, datetime.time(12), datetime.UTC)
        return self._one("pdf", template, data, pdf_standards=["ua-1", "a-2a"], timestamp=int(noon.timestamp()))

    def svg(self, template: str, data: Data) -> list[bytes]:
        """Return each page as an SVG whose letters are outlines. Raises TypesettingFailed."""
        return self._pages("svg", template, data)

    def beginning(self, template: str, data: Data, *, seen: float = 1) -> bytes | None:
        """Return the first page as an SVG before the others are made, in less than half the time of the whole.

        `seen` is the share of its height that has to be there, from the top; what is below may be missing. Its foot
        leaves open how many pages there are. None where only the whole tells how the first page looks.
        Raises TypesettingFailed.
        """
        first, *after = self._pages("svg", template, data, seen=seen)
        return first if after else None

    def png(self, template: str, data: Data, *, ppi: float) -> list[bytes]:
        """Return each page as a picture of `ppi` pixels per inch. Raises TypesettingFailed."""
        return self._pages("png", template, data, ppi=ppi)

    def _one(self, form: _Format, template: str, data: Data, **options: Any) -> bytes:
        made = self._compile(form, template, data, **options)
        return made if isinstance(made, bytes) else b"".join(made)

    def _pages(self, form: _Format, template: str, data: Data, seen: float = 0, **options: Any) -> list[bytes]:
        made = self._compile(form, template, data, seen, **options)
        return [made] if isinstance(made, bytes) else made

    def _compile(
        self, form: _Format, template: str, data: Data, seen: float = 0, **options: Any
    ) -> bytes | list[bytes]:
        files = _files(_ENTRY.format(template=template), data | {"seen": seen})
        try:
            with self._turn:
                made = self._compiler.compile(files, format=form, **options)
        except RuntimeError as error:  # the base of every error of Typst
            raise TypesettingFailed(_sentence(template, error)) from error
        if made is None:
            raise TypesettingFailed(_sentence(template, RuntimeError("nothing was made")))
        return made


def _files(entry: str, data: Data) -> Any:  # the types of the package know of one file only
    """The files of a document that lie in memory: the one that Typst begins with, and what is to be said."""
    return {"main.typ": entry.encode(), "document.json": json.dumps(data, ensure_ascii=False).encode()}


_MMAP_THRESHOLD, _TRIM_THRESHOLD = -3, -1
"""What `mallopt` of glibc calls them."""
_HELD = 128 * 2**20
"""Bytes of freed memory that the process keeps: more than any document of ours needs."""


def _hold_freed_memory() -> None:
    """Have glibc keep freed memory until `give_back`: every page, and the picture of it, is made in some 10 MB.

    To return these to the system at once and to ask for them anew is an eighth of the time of a first page.
    """
    if limit := _of_glibc("mallopt"):
        limit(_MMAP_THRESHOLD, _HELD // 4)
        limit(_TRIM_THRESHOLD, _HELD)


def _trim() -> None:
    if trim := _of_glibc("malloc_trim"):
        trim(0)


def _of_glibc(name: str) -> Any:
    """A function of glibc; None in musl and on other systems, which look after it themselves."""
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None


def _sentence(template: str, error: RuntimeError) -> str:
    reason = str(getattr(error, "message", "") or error).splitlines()[0]
    return _(
        "The page could not be laid out with {template} ({reason}). Install KetaRef again, or report this fault."
    ).format(template=template, reason=reason)

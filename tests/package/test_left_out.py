"""What is left out of the bundle: nothing that the program imports, and worth its line."""

import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.package import bundle, left_out

SOURCES = [path for path in (bundle.SOURCES / "ketaref").rglob("*.py") if "compiler" not in path.parts]
OPTIONAL = {"ketaref.compiler", "markdown", "snowballstemmer", "sqlite_utils", "yaml"}
"""Imported by the commands for writers only, which say that they need the extra."""
WORTH_A_LINE = 0.9


def imported(path: Path) -> Iterator[str]:
    """Give every module that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def holds(module: str, name: str) -> bool:
    return name == module or name.startswith(f"{module}.")


def test_nothing_that_the_program_imports_is_left_out() -> None:
    modules = [module for module in left_out.read().modules if module not in OPTIONAL]
    wrong = [
        f"{path.name}: {name}"
        for path in SOURCES
        for name in imported(path)
        for module in modules
        if holds(module, name)
    ]
    assert not wrong


def test_the_parts_of_qt_that_are_imported_stay() -> None:
    names = {name.split(".")[1] for path in SOURCES for name in imported(path) if name.startswith("PySide6.")}
    files = [f"PySide6/{name}.{end}" for name in names for end in ("abi3.so", "pyd")]
    files += [f"PySide6/{name.replace('Qt', 'Qt6')}.dll" for name in names]
    assert {"QtCore", "QtSvg", "QtPrintSupport"} <= names
    assert not [file for file in files if any(group.match(file) for group in left_out.read().files)]


@pytest.mark.parametrize(
    "file",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6\\plugins\\imageformats\\qsvg.dll",
        "PySide6\\translations\\qtbase_es.qm",
        "libpython3.12.so.1.0",
        "ketaref/_bundle/resources/translations/es/LC_MESSAGES/ketaref.mo",
    ],
)
def test_what_the_window_needs_without_importing_it_stays(file: str) -> None:
    assert not any(group.match(file) for group in left_out.read().files)


@pytest.mark.parametrize("system", ["linux", "win32"])
def test_the_list_says_how_much_each_line_saves(system: str) -> None:
    report = bundle.BUILD / system / "left-out.json"
    if not report.exists():
        pytest.skip("nothing is packaged; run `make package-linux package-windows`")
    saved = json.loads(report.read_text(encoding="utf-8"))
    for group in left_out.read().files:
        said = group.megabytes.get(system, 0)
        assert abs(saved.get(group.what, 0) / 1e6 - said) <= max(0.5, said / 5), (group.what, saved.get(group.what))
        assert not said or said > WORTH_A_LINE, f"{group.what} saves too little to be worth a line"


def test_every_module_of_the_running_program_is_frozen() -> None:
    modules = bundle.modules()
    assert {"ketaref.app", "ketaref.cli.doctor", "ketaref.gui.main_window"} <= set(modules)
    assert not [name for name in modules if name.startswith("ketaref.compiler")]
    assert sys.version_info >= (3, 11)

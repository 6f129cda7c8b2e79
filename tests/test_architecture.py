"""The shape of the source: layers, sizes, and what starting the program may load."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "ketaref"
MODULES = sorted(SOURCE.rglob("*.py"))

FILE_LIMIT = 400
WINDOW_LIMIT = 250
FUNCTION_LIMIT = 60

BUILD_TIME_ONLY = ("ketaref.compiler", "sqlite_utils", "snowballstemmer", "markdown", "yaml")
NETWORK = ("socket", "ssl", "http", "urllib.request", "PySide6.QtNetwork")


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Give each function and method of a file with its length in lines, decorators left out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (
                f"{named(path)}:{node.lineno} {node.name}",
                (node.end_lineno or node.lineno) - node.lineno + 1,
            )


def modules_after(statement: str) -> set[str]:
    """Return the modules that a fresh Python holds after `statement`."""
    code = f"import sys, json\n{statement}\nprint(json.dumps(list(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(json.loads(run.stdout.splitlines()[-1]))


def test_the_layers_and_contracts_hold() -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([tool, "--no-cache"], capture_output=True, text=True, check=False, cwd=ROOT)
    assert run.returncode == 0, run.stdout + run.stderr


def test_no_imports_run_in_a_circle() -> None:
    """What is imported for its types, or when it is first needed, counts as well."""
    graph = grimp.build_graph("ketaref", cache_dir=None)
    imported = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    circle: list[str] = []
    try:
        TopologicalSorter(imported).prepare()
    except CycleError as error:
        circle = error.args[1]
    assert len(imported) > 300, "the modules were not found"
    assert circle == []


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_source_file_is_two_things(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= FILE_LIMIT, f"{named(path)} has {lines} lines; split it"


@pytest.mark.parametrize("path", [path for path in MODULES if "gui" in path.parts], ids=named)
def test_no_file_of_the_window_is_long(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= WINDOW_LIMIT, f"{named(path)} has {lines} lines; a part of it wants a file of its own"


def test_functions_fit_on_a_screen() -> None:
    long = [f"{name}: {lines} lines" for path in MODULES for name, lines in functions(path) if lines > FUNCTION_LIMIT]
    assert not long, "\n".join(long)


def test_the_command_line_starts_without_qt_the_compiler_or_a_network() -> None:
    loaded = modules_after("import ketaref.cli.main")
    assert not loaded.intersection((*BUILD_TIME_ONLY, "PySide6", *NETWORK))


def test_reading_and_typesetting_never_load_the_compiler() -> None:
    loaded = modules_after("import ketaref.library, ketaref.handouts, ketaref.typeset")
    assert not loaded.intersection((*BUILD_TIME_ONLY, "PySide6"))


def test_the_window_loads_neither_the_compiler_nor_a_network() -> None:
    pytest.importorskip("PySide6", reason="the core's environment has no Qt, and so no window")
    loaded = modules_after("import ketaref.app, ketaref.gui.main_window")
    assert not loaded.intersection((*BUILD_TIME_ONLY, *NETWORK))

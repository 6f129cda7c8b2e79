"""The one shape of a widget: a file of its own, documented signals, then build, verbs, and overrides of Qt."""

import importlib
import inspect
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

import ketaref.gui

_FOLDER = Path(ketaref.gui.__file__).parent
MODULES = [
    "ketaref.gui." + ".".join(path.relative_to(_FOLDER).with_suffix("").parts)
    for path in sorted(_FOLDER.rglob("*.py"))
    if path.stem != "__init__"
]
TWO_WIDGETS = {"ketaref.gui.handouts.page_view": "the pages, and one sheet of them"}
BUILDING = re.compile(r"_build|_connect|make_parts$|furnish$")
"""What makes the parts of a widget; those of the main window are made again in another language."""


def classes(module: ModuleType) -> Iterator[type[QObject]]:
    """Give the classes of Qt's kind that a module defines."""
    for made in vars(module).values():
        if inspect.isclass(made) and issubclass(made, QObject) and made.__module__ == module.__name__:
            yield made


def stands(name: str, qt: list[type]) -> int:
    """Return where a method belongs: 0 making, 1 building, 2 verbs and what they need, 3 overrides."""
    if name == "__init__":
        return 0
    if BUILDING.match(name):
        return 1
    return 3 if any(hasattr(base, name) for base in qt) else 2


def methods(made: type[QObject]) -> list[str]:
    """Return the names of a class's own methods and properties in their order."""
    kinds = (property, cached_property)
    return [name for name, value in vars(made).items() if inspect.isfunction(value) or isinstance(value, kinds)]


@pytest.mark.parametrize("name", MODULES)
def test_a_widget_has_a_file_of_its_own(name: str) -> None:
    widgets = [made.__name__ for made in classes(importlib.import_module(name)) if issubclass(made, QWidget)]
    assert len(widgets) <= 1 + (name in TWO_WIDGETS), f"{name} holds {widgets}: one file each"


@pytest.mark.parametrize("name", MODULES)
def test_signals_stand_first_and_are_documented(name: str) -> None:
    for made in classes(importlib.import_module(name)):
        own = list(vars(made))
        signals = [member for member in own if isinstance(vars(made)[member], Signal)]
        said = (inspect.getdoc(made) or "").partition("Signals: ")[2]
        missing = [signal for signal in signals if not re.search(rf"\b{signal}\b", said)]
        assert not missing, f"{made.__name__}: say in the docstring, under Signals, when {missing} are sent"
        late = [signal for signal in signals for method in methods(made)[:1] if own.index(signal) > own.index(method)]
        assert not late, f"{made.__name__}: {late} belong above its methods"


@pytest.mark.parametrize("name", MODULES)
def test_building_comes_first_and_overrides_of_qt_last(name: str) -> None:
    for made in classes(importlib.import_module(name)):
        qt = [base for base in made.__mro__ if base.__module__.startswith("PySide6")]
        order = methods(made)
        wanted = sorted(order, key=lambda method: stands(method, qt))
        assert order == wanted, f"{made.__name__}: build, then verbs, then overrides of Qt"

"""A screen reader's ear in a process of its own, run by Debian's Python: prints what the window says through AT-SPI.

Reads commands from its input, a line each, and answers each with a line of JSON:
    heard    what was announced, focused and chosen since the last time, in order
    nameless the controls in the window that have no name, as roles
"""

# ruff: noqa: T201 (it answers on its output)

import json
import sys
import time

import pyatspi
from gi.repository import GLib

APPLICATION = "KetaRef"
SPOKEN = {"push button", "text", "list", "page tab", "page tab list", "menu item", "check box", "radio button", "label"}
EVENTS = (
    "object:announcement",
    "object:state-changed:focused",
    "object:selection-changed",
    "object:text-caret-moved",
    "object:property-change:accessible-name",  # so that no name is remembered that has changed since
)

heard: list[str] = []


def listen(event: "pyatspi.event.Event") -> None:
    """Note an event as a screen reader would say it; several choices in a row are one, the last."""
    source = event.source
    if event.type.startswith("object:announcement"):
        note("says", str(event.any_data))
    elif event.type.startswith("object:state-changed:focused") and event.detail1:
        note("focus", f"{source.getRoleName()} {source.name}")
    elif event.type.startswith("object:text-caret-moved") and not source.getState().contains(pyatspi.STATE_EDITABLE):
        line, _begin, _end = source.queryText().getTextAtOffset(event.detail1, pyatspi.TEXT_BOUNDARY_LINE_START)
        note("line", line.strip())
    elif event.type.startswith("object:selection-changed"):
        chosen = source.querySelection().getSelectedChild(0)
        note("chosen", f"{source.name}: {chosen.name if chosen else ''}")


def note(kind: str, text: str) -> None:
    said = text.split(":")[0]
    if heard and kind == "chosen" and heard[-1].startswith(f"chosen {said}:"):
        heard.pop()
    if not heard or heard[-1] != f"{kind} {text}":
        heard.append(f"{kind} {text}")


def window() -> "pyatspi.Accessible":
    """Return the application, once it has come to the desktop."""
    for _ in range(100):
        for child in pyatspi.Registry.getDesktop(0):
            if child is not None and child.name == APPLICATION and child.childCount:
                return child
        time.sleep(0.1)
    raise SystemExit("The window did not come.")


def nameless(node: "pyatspi.Accessible") -> list[str]:
    """Return the path of each control in view that a screen reader could not name."""
    found = []
    for child in node:
        if child is None or not child.getState().contains(pyatspi.STATE_SHOWING):
            continue
        if child.getRoleName() in SPOKEN and not child.name.strip():
            found.append(f"{child.getRoleName()} in {node.getRoleName()} {node.name}")
        found += nameless(child)
    return found


def answer(stream: GLib.IOChannel, _condition: GLib.IOCondition) -> bool:
    """Do what a line of input asks for; stop at its end."""
    command = stream.readline().strip()
    if not command:
        pyatspi.Registry.stop()
        return False
    if command == "nameless":
        print(json.dumps(nameless(application)), flush=True)
    else:
        print(json.dumps(heard), flush=True)
        heard.clear()
    return True


application = window()
for name in EVENTS:
    pyatspi.Registry.registerEventListener(listen, name)
GLib.io_add_watch(GLib.IOChannel(sys.stdin.fileno()), GLib.IO_IN | GLib.IO_HUP, answer)
print(json.dumps("ready"), flush=True)
pyatspi.Registry.start()

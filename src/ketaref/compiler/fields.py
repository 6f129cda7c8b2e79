"""Turning plain YAML data into typed records, field by field, so that every bad field is reported at once."""

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from ketaref.compiler.reader import RawFile
from ketaref.model.problem import Problem

Record = TypeVar("Record", bound=msgspec.Struct)


def record_from(kind: type[Record], data: object, raw: RawFile, path: str) -> tuple[Record | None, list[Problem]]:
    """Return `data` as a record of `kind`, or None and every problem of its fields.

    `path` is where the data stands in the front matter of `raw`, empty for the whole of it.
    """
    if not isinstance(data, Mapping):
        return None, [Problem(raw.path, raw.line_of(path), path or "front matter", "must be a list of fields")]
    prefix = f"{path}." if path else ""
    known = {field.name: field for field in msgspec.structs.fields(kind)}
    values: dict[str, Any] = {}
    problems = [
        Problem(
            raw.path,
            raw.line_of(f"{prefix}{key}"),
            f"{prefix}{key}",
            f"is not a field here; use {_list(known)}",
        )
        for key in data
        if key not in known
    ]
    for name, field in known.items():
        where = f"{prefix}{name}"
        if name in data:
            try:
                values[name] = msgspec.convert(data[name], field.type)
            except msgspec.ValidationError as error:
                problems.append(_problem(error, raw, where))
        elif field.required:
            problems.append(Problem(raw.path, raw.line_of(path), where, "is missing"))
    return (None if problems else kind(**values)), problems


def value_from(kind: Any, data: object, raw: RawFile, path: str) -> tuple[Any, list[Problem]]:
    """Return `data` as a value of any type msgspec knows, or None and the problem."""
    try:
        return msgspec.convert(data, kind), []
    except msgspec.ValidationError as error:
        return None, [_problem(error, raw, path)]


def _problem(error: msgspec.ValidationError, raw: RawFile, where: str) -> Problem:
    message, _, inner = str(error).partition(" - at `$")
    inner = inner.rstrip("`").replace("[", ".").replace("]", "").lstrip(".")
    field = f"{where}.{inner}" if inner else where
    return Problem(raw.path, raw.line_of(field), field, f"{message[0].lower()}{message[1:]}")


def _list(names: Mapping[str, object]) -> str:
    return ", ".join(names)

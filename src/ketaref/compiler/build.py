"""From a data folder to problems, and from a data folder without errors to a database."""

import datetime
from pathlib import Path

from ketaref.compiler import checks, style
from ketaref.compiler.assemble import BuiltEntry, assemble
from ketaref.compiler.content import Content, load
from ketaref.errors import ContentError
from ketaref.model.problem import Problem


def check(data: Path, as_of: datetime.date) -> tuple[Content, list[BuiltEntry], list[Problem]]:
    """Return the content, its rendered entries and every problem, sorted by file and line.

    Raises ContentError where there is no content folder at all.
    """
    if not (data / "entries").is_dir():
        raise ContentError(f"There is no content in {data}: it has no folder named entries. Give --data DIR.")
    content, problems = load(data)
    built: list[BuiltEntry] = []
    for entry in content.entries.values():
        rendered, found = assemble(content, entry)
        built.append(rendered)
        problems += found
    for rule in checks.RULES:
        problems += rule(content, built, as_of)
    for rendered in built:
        problems += style.problems(content, rendered)
    return content, built, sorted(set(problems))


def build(data: Path, output: Path, as_of: datetime.date) -> list[Problem]:
    """Check the content and write the database to `output`; return the warnings.

    Raises ContentError where there are errors: then `output` stays as it was.
    """
    from ketaref.compiler.writer import write  # heavy, and not needed for a check

    content, built, problems = check(data, as_of)
    errors = [problem for problem in problems if problem.level == "error"]
    if errors:
        listed = "\n".join(str(problem) for problem in errors[:20])
        raise ContentError(
            f"The content has {len(errors)} problems and was not built. "
            f"Run `ketaref content check` for all of them; the first are:\n{listed}"
        )
    write(content, built, output)
    return problems

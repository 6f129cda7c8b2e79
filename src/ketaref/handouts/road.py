"""The way from the dose to the mood on paper: each box with its sources, each arrow with how sure it is."""

from ketaref.handouts.context import Context
from ketaref.handouts.document import Road, RoadStep, Span
from ketaref.handouts.passages import SourceList
from ketaref.model.road import Step
from ketaref.model.text import Language


def road_of(context: Context, key: str, language: Language, sources: SourceList) -> Road | None:
    """Return the library's road in the words of the part `key`, or None where the library has none."""

    def sure(step: Step) -> str:
        if step.strength is None:
            return ""
        studied = [where for where in ("animals", "humans") if where in step.evidence_in]
        keys = (step.strength, "-".join(studied) or "cells")
        return " ".join(context.word(f"{key}-{word}", language) for word in keys)

    steps = [
        RoadStep(
            [Span(step.says.in_language(language)), *(Span("", mark=sources.mark(one)) for one in step.sources)],
            sure(step),
            step.strength or "",
            step.beside,
        )
        for step in context.library.road()
    ]
    return Road(steps) if steps else None

"""What the administrator's policy leaves to choose for a handout, and what may be done with it.

The window and the command line ask here; what is written or printed asks again, so that no way leads around.
"""

from typing import Literal

from ketaref.clinic import policy
from ketaref.errors import HandoutError, NotAllowed
from ketaref.handouts.document import Document
from ketaref.handouts.options import LANGUAGE_CHOICES, PAPERS
from ketaref.i18n import _, noted

BY_ADMINISTRATOR = noted("Set by the administrator of this computer.")
"""What stands beside a choice that is not a person's to make."""
_NO_PRINTING = noted("Printing is turned off by the administrator of this computer.")
_NO_SAVING = noted("Saving handouts is turned off by the administrator of this computer.")

_ONLY_APPROVED = noted("Only approved texts may be handed out: set by the administrator of this computer.")

LanguageChoice = Literal["en", "es", "both"]
Paper = Literal["letter", "a4"]


def languages() -> tuple[LanguageChoice, ...]:
    """Return the languages that a handout may be in; the first is taken where nobody chooses."""
    offered = policy.in_force().languages
    return (*offered, "both") if len(offered) > 1 else offered


def papers() -> tuple[Paper, ...]:
    """Return the papers that a handout may be on; the first is taken where nobody chooses."""
    fixed = policy.in_force().paper
    return (fixed,) if fixed else ("letter", "a4")


def check_choice(language: str, paper: str) -> None:
    """Raise NotAllowed for a language or a paper that the policy does not leave to choose."""
    for chosen, offered, known in ((language, languages(), LANGUAGE_CHOICES), (paper, papers(), PAPERS)):
        if chosen in known and chosen not in offered:
            raise NotAllowed(
                _("The administrator of this computer allows only {offered} here, not {chosen}.").format(
                    offered=", ".join(offered), chosen=chosen
                )
            )


def check_printing(document: Document) -> None:
    """Raise NotAllowed where the policy does not let this handout be printed."""
    if not policy.in_force().allow_printing:
        raise NotAllowed(_(_NO_PRINTING))
    check_approved(document)


def check_saving(document: Document) -> None:
    """Raise NotAllowed where the policy does not let this handout be saved as a file."""
    if not policy.in_force().allow_saving:
        raise NotAllowed(_(_NO_SAVING))
    check_approved(document)


def check_approved(document: Document) -> None:
    """Raise NotAllowed where the policy wants reviewed texts only, and a sheet draws on one that is not."""
    drafts = dict.fromkeys(draft.title for sheet in document.sheets for draft in sheet.drafts)
    if drafts and policy.in_force().print_only_approved:
        raise NotAllowed(
            _(
                "The administrator of this computer allows only reviewed texts to be handed out. "
                "Not yet reviewed: {titles}."
            ).format(titles=", ".join(drafts))
        )


def expired(document: Document) -> str:
    """Return what to confirm before a handout of expired texts leaves the program; empty where there is none."""
    titles = dict.fromkeys(title for sheet in document.sheets for title in sheet.expired)
    if not titles:
        return ""
    return _("This handout is out of date: {titles}. Hand it out only if you know that it still holds.").format(
        titles=", ".join(titles)
    )


def check_expired(document: Document, *, confirmed: bool) -> None:
    """Raise HandoutError for a handout of expired texts that nobody `confirmed`; the command line asks by this."""
    said = expired(document)
    if said and not confirmed:
        raise HandoutError(_("{said} Then ask for it with --expired.").format(said=said))


def notes() -> list[str]:
    """Return what the policy says about handing out: a sentence for each thing it turns off."""
    rules = policy.in_force()
    off = (
        (_NO_PRINTING, rules.allow_printing),
        (_NO_SAVING, rules.allow_saving),
        (_ONLY_APPROVED, not rules.print_only_approved),
    )
    return [_(sentence) for sentence, allowed in off if not allowed]

"""What the administrator's policy leaves to choose for a handout, and what may be done with it.

The window and the command line ask here; what is written or printed asks again, so that no way leads around.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from ketaref.clinic import policy
from ketaref.clinic.records import SignOff, sign_off_key
from ketaref.errors import NotAllowed
from ketaref.handouts.document import Document, Draft
from ketaref.handouts.options import LANGUAGE_CHOICES, PAPERS
from ketaref.i18n import _, noted
from ketaref.model.text import Language

if TYPE_CHECKING:
    from ketaref.clinic.store import ClinicFile

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


def signed_off(document: Document, open_clinic: "Callable[[], ClinicFile]") -> Document:
    """Return the document without the drafts that the clinic has read and approved as they are now.

    The clinic's file is opened only where the policy wants to know. Raises ClinicError.
    """
    if not policy.in_force().print_only_approved or not any(sheet.drafts for sheet in document.sheets):
        return document
    clinic = open_clinic()
    sheets = [
        replace(sheet, drafts=[draft for draft in sheet.drafts if not _is_signed(clinic, draft, sheet.language)])
        for sheet in document.sheets
    ]
    return replace(document, sheets=sheets)


def _is_signed(clinic: "ClinicFile", draft: Draft, language: Language) -> bool:
    signed = clinic.get(SignOff, sign_off_key(draft.entry, language))
    return signed is not None and (signed.revision, signed.hash) == (draft.revision, draft.hash)


def notes() -> list[str]:
    """Return what the policy says about handing out: a sentence for each thing it turns off."""
    rules = policy.in_force()
    off = (
        (_NO_PRINTING, rules.allow_printing),
        (_NO_SAVING, rules.allow_saving),
        (_ONLY_APPROVED, not rules.print_only_approved),
    )
    return [_(sentence) for sentence, allowed in off if not allowed]

"""Every kind of expected trouble, on one page.

Each error carries one plain sentence that says what is wrong and what to do. The command line prints it
and leaves with `exit_code`; the window shows it in its message bar. Anything that is not one of these is
a bug and reaches the last-resort handler.
"""


class KetaRefError(Exception):
    """Base of all expected trouble; `str(error)` is the sentence for the reader."""

    exit_code = 1


class UsageError(KetaRefError):
    """The command line or an option was used wrongly."""

    exit_code = 2


class NotAllowed(KetaRefError):
    """The administrator of the computer does not allow it."""


# Reading the library ------------------------------------------------------------------------------


class LibraryError(KetaRefError):
    """The content database cannot be used."""


class LibraryMissing(LibraryError):
    """There is no content database where one belongs."""


class LibraryDamaged(LibraryError):
    """The file is not a whole KetaRef database."""


class LibraryTooOld(LibraryDamaged):
    """The database was made for an older KetaRef."""


class LibraryTooNew(LibraryError):
    """The database was made for a newer KetaRef."""


class UnknownEntry(KetaRefError):
    """No entry has the id that was asked for."""


# Making handouts ----------------------------------------------------------------------------------


class HandoutError(KetaRefError):
    """A handout cannot be made as asked."""


class UnknownTemplate(HandoutError):
    """No handout template has the name that was asked for."""


class LanguageMissing(HandoutError):
    """An entry has no text in the language that was asked for."""


class TypesettingFailed(HandoutError):
    """Typst refused the document: a fault of a template, never of the reader."""


class CannotWrite(KetaRefError):
    """A file could not be written; whatever stood there before is untouched."""


class PrintingFailed(HandoutError):
    """The printer or its queue refused the job."""


# Content packs ------------------------------------------------------------------------------------


class PackError(KetaRefError):
    """A content pack cannot be used; the content in use stays as it is."""


class PackDamaged(PackError):
    """The file is not a whole content pack, or not as it was signed."""


class PackUnreadable(PackError):
    """The file of the pack cannot be read."""


class PackNotTrusted(PackError):
    """The pack is signed with a key that this program does not know."""


class SignaturesMissing(PackError):
    """The program lacks the library that checks signatures."""


class PackTooNew(PackError):
    """The pack was made for a newer KetaRef."""


class PackTooOld(PackError):
    """The pack holds older content than has been in use, and nobody said why that is wanted."""


class PackBusy(PackError):
    """Another program is installing content at this moment."""


class PackStopped(PackError):
    """Whoever was installing the pack stopped it."""


class KeysUnfit(PackError):
    """A key file is missing, holds no key, or a key that may not be used here."""


# Building the content -----------------------------------------------------------------------------


class ContentError(KetaRefError):
    """The content in `data/` has problems and was not built."""


class ExtraMissing(KetaRefError):
    """A command needs packages that the installed program does not carry."""


# The clinic's own file ----------------------------------------------------------------------------


class ClinicError(KetaRefError):
    """The clinic's own file cannot be used as asked; what it held before is untouched."""


class ClinicUnreachable(ClinicError):
    """The clinic's file cannot be read or written: permissions, a full disk, a share that is gone."""


class ClinicLocked(ClinicError):
    """Another program is writing the clinic's file and did not finish in time."""


class ClinicTooNew(ClinicError):
    """The clinic's file was written by a newer KetaRef, which knows how to read it."""


class ClinicDamaged(ClinicError):
    """The clinic's file is missing, foreign, or not as it was written."""


class ClinicRefused(ClinicError):
    """A record or a file is not one that the clinic's file takes."""


class ClinicChanged(ClinicError):
    """Somebody else changed the record in the meantime."""

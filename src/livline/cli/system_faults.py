"""What does it mean when the system refuses to read or write?  A sentence and a remedy for what users meet."""

from __future__ import annotations

import errno

from livline.verdict_files.wording import Text

REASONS: dict[int, Text] = {
    errno.ENOSPC: Text(
        "Der er ikke mere plads på disken. Gør plads, eller skriv til et andet drev.",
        "The disk is full. Make room, or write to another drive.",
    ),
    errno.EDQUOT: Text(
        "Din plads på disken er brugt op. Gør plads, eller skriv til et andet drev.",
        "Your share of the disk is used up. Make room, or write to another drive.",
    ),
    errno.ENOENT: Text("{file} findes ikke. Ret stien.", "{file} does not exist. Correct the path."),
    errno.ENOTDIR: Text(
        "{file} ligger ikke i en mappe. Ret stien.", "{file} does not lie in a folder. Correct the path."
    ),
    errno.EISDIR: Text("{file} er en mappe. Skriv navnet på en fil.", "{file} is a folder. Write the name of a file."),
    errno.EACCES: Text(
        "Du har ikke adgang til {file}. Bed om adgang, eller vælg et andet sted.",
        "You have no access to {file}. Ask for access, or choose another place.",
    ),
    errno.EROFS: Text(
        "Der kan ikke skrives på drevet med {file}. Vælg et andet sted.",
        "The drive of {file} cannot be written to. Choose another place.",
    ),
    errno.ENAMETOOLONG: Text("Navnet på filen er for langt. Giv den et kortere.", "The name of the file is too long."),
    errno.EMFILE: Text("For mange filer er åbne på én gang.", "Too many files are open at once."),
}
OTHER = Text("{file}: systemet svarer: {why}.", "{file}: the system says: {why}.")
NOTHING_WRITTEN = Text("Intet er skrevet.", "Nothing is written.")


def system_fault(fault: OSError, lang: str) -> str:
    """The sentences for a refusal of the system."""
    reason = REASONS.get(fault.errno or 0, OTHER)
    told = reason.said(lang, file=fault.filename or "livline", why=fault.strerror)
    return f"{told} {NOTHING_WRITTEN.said(lang)}"

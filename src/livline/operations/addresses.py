"""As whom does each part of an installation connect?  A variable for each, and none has more than it needs."""

from __future__ import annotations

from collections.abc import Mapping

from livline.database.address import VARIABLE, Address
from livline.database.refusal import Text, Unavailable

WEB = VARIABLE
JOB, OWNER = "LIVLINE_JOB_URL", "LIVLINE_OWNER_URL"
BACKUP, SUPERUSER = "LIVLINE_BACKUP_URL", "LIVLINE_SUPERUSER_URL"
ALL = (WEB, JOB, OWNER, BACKUP, SUPERUSER)

MISSING = Text("{variable} mangler.", "{variable} is missing.")
NAME_IT = Text(
    "Sæt den til databasens adresse som {whom}: postgresql://bruger@vært/livline.",
    "Set it to the address of the database as {whom}: postgresql://user@host/livline.",
)
WHOM = {
    WEB: "livline_web",
    JOB: "livline_job",
    OWNER: "livline_owner",
    BACKUP: "livline_backup",
    SUPERUSER: "postgres",
}


def named(variable: str, environ: Mapping[str, str]) -> Address:
    """The address in that variable; raises `Unavailable`, which names it."""
    if not environ.get(variable):
        raise Unavailable(MISSING, NAME_IT, variable=variable, whom=WHOM[variable])
    try:
        return Address.parse(environ[variable])
    except Unavailable as fault:
        reason, next_step = (
            Text(*(part.replace(WEB, variable) for part in text)) for text in (fault.reason, fault.next_step)
        )
        raise Unavailable(reason, next_step) from None


def without(environ: Mapping[str, str], *kept: str) -> dict[str, str]:
    """The environment of a child: of all addresses only those that it needs."""
    return {name: value for name, value in environ.items() if name not in ALL or name in kept}

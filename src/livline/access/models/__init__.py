"""Who is there, what are they to which child, and what is hidden?  The tables of access."""

from livline.access.models.accounts import Account, Municipality
from livline.access.models.keepings import Keeping, Kept
from livline.access.models.openings import Opening, Review
from livline.access.models.organisation import Appointment, Membership, Office, Site, Team
from livline.access.models.protections import Level, Lowering, Protection
from livline.access.models.relations import Conflict, Kind, Relation, Restriction

__all__ = [
    "Account",
    "Appointment",
    "Conflict",
    "Keeping",
    "Kept",
    "Kind",
    "Level",
    "Lowering",
    "Membership",
    "Municipality",
    "Office",
    "Opening",
    "Protection",
    "Relation",
    "Restriction",
    "Review",
    "Site",
    "Team",
]

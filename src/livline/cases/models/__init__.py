"""What is kept of a case?  The case, entries of facts, and what belongs to them.  Entries are never changed."""

from livline.cases.models.facts import Case, CaseBefore, Entry
from livline.cases.models.palette import Adjustment, Item
from livline.cases.models.places import Place
from livline.cases.models.quarantine import Quarantine
from livline.cases.models.stays import Stay

__all__ = ["Adjustment", "Case", "CaseBefore", "Entry", "Item", "Place", "Quarantine", "Stay"]

"""What is kept of hand-overs, of advice and of packages?  Rows to which others are added; none is ever changed."""

from livline.team.models.advice import Answer, Question, Topic
from livline.team.models.handovers import Handover, Newcomer, StaysOn, Step, Taken
from livline.team.models.keys import CardGiven, KeyAnswer, KeyRenewal
from livline.team.models.packages import (
    Approval,
    MunicipalityKey,
    Package,
    PackageFile,
    Partner,
    Receipt,
    Received,
    ReceivedWord,
)

__all__ = [
    "Answer",
    "Approval",
    "CardGiven",
    "Handover",
    "KeyAnswer",
    "KeyRenewal",
    "MunicipalityKey",
    "Newcomer",
    "Package",
    "PackageFile",
    "Partner",
    "Question",
    "Receipt",
    "Received",
    "ReceivedWord",
    "StaysOn",
    "Step",
    "Taken",
    "Topic",
]

"""Where is each sealed text of a notification bound to?  It opens at its own row and nowhere else."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from uuid import UUID

from livline.inbox.models import Assessment, Notifier, Subject, Telling
from livline.sealing.seal import opened, seal


@dataclass(frozen=True)
class Identity:
    """Who told it, what they are, and how they are reached."""

    name: str
    is_: str = ""
    reached: str = ""


def telling_place(telling: UUID) -> str:
    return f"notification told {telling}"


def subject_place(subject: UUID) -> str:
    return f"cpr in notification {subject}"


def notifier_place(notifier: UUID) -> str:
    return f"notifier {notifier}"


def assessment_place(assessment: UUID) -> str:
    return f"assessment {assessment}"


def text_of(telling: Telling) -> str:
    """What was told; raises `sealing.seal.Unopenable`."""
    return opened(telling.sealed, telling_place(telling.id))


def cpr_of(subject: Subject) -> str:
    """The ten digits, empty where there are none; raises `sealing.seal.Unopenable`."""
    return opened(subject.cpr_sealed, subject_place(subject.id)) if subject.cpr_sealed is not None else ""


def reason_of(assessment: Assessment) -> str:
    """Why nothing came of it, empty where something did; raises `sealing.seal.Unopenable`."""
    return opened(assessment.sealed, assessment_place(assessment.id)) if assessment.sealed is not None else ""


def sealed_identity(identity: Identity, notifier: UUID) -> bytes:
    """Who told it, readable only with the keys."""
    return seal(json.dumps(asdict(identity), ensure_ascii=False), notifier_place(notifier))


def identity_of(notifier: Notifier) -> Identity:
    """Who told it; raises `sealing.seal.Unopenable`."""
    return Identity(**json.loads(opened(notifier.sealed, notifier_place(notifier.id))))

"""What colleagues and municipalities have in common about a child of a random world."""

from __future__ import annotations

import uuid

from livline.access.danish_day import today
from livline.access.models import Account
from livline.cases.models import Case
from livline.leave.models import Leave, LeftOut, StandIn
from livline.people.sealed import word_place
from livline.sealing.seal import seal
from livline.team.handovers import sealed_at
from livline.team.models import Handover, Package, PackageFile, Partner, Question, Received, ReceivedWord
from livline.team.package.receiving import kept_out_at


def add_shared_work(child: Case, by: Account, to: Account) -> None:
    """A hand-over that is proposed, and a question; whoever they are to, they need not know the child."""
    handover = Handover(case=child, receiver=to, proposed_by=by, on=today())
    handover.message = seal("vi ses mandag", sealed_at(handover.id))
    handover.save(force_insert=True)
    add_leave(child, by, to)
    Question.objects.create(case=child, by=by, to=to, topic="advice", text="Hvad gør jeg?")
    add_packages(child, by)


def add_leave(child: Case, by: Account, to: Account) -> None:
    """Somebody is away, and the child could not be given to who stands in."""
    leave = Leave.objects.create(municipality=child.municipality, account=by, first=today(), last=today(), by=by)
    named = StandIn.objects.create(leave=leave, account=to, by=by)
    LeftOut.objects.create(stand_in=named, case=child, number=child.name, is_own=False)


def add_packages(child: Case, by: Account) -> None:
    """The case came from another municipality and is to go on to it; what is in the files is not opened."""
    town = child.municipality
    partner, _ = Partner.objects.get_or_create(municipality=town, name="Vestby", agree_public=b"x", sign_public=b"y")
    package = Package.objects.create(
        case=child, partner=partner, takes_over_on=today(), basis="§ 9, flyttet" * 2, asked_by=by
    )
    PackageFile.objects.create(package=package, sealed=b"x", digest=b"x", by=by)
    came = Received(municipality=town, package=uuid.uuid4(), partner=partner, case=child, by=by)
    came.digest, came.receipt, came.kept_out = b"x", b"x", seal("[]", kept_out_at(came.id))
    came.save(force_insert=True)
    said = ReceivedWord(received=came, case=child, said_at=came.at)
    said.sealed = seal("jeg savner min bror", word_place(said.id))
    said.save(force_insert=True)

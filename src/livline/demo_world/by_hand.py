"""What have the people of the world done themselves?  The acts that no job may do, each in the name of who does it."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from livline.access.acting import acting_as
from livline.access.danish_day import today
from livline.access.models import Account, Kind
from livline.access.relations import relation_add
from livline.cases.models import Case, Entry
from livline.cases.quarantine import quarantine_ask, quarantine_confirm
from livline.demo_world.cast import account_id, email_of
from livline.demo_world.chronologies import chronologies_are_made
from livline.demo_world.notes import notes_are_written
from livline.demo_world.notifications import notifications_come
from livline.demo_world.plans import plans_are_made
from livline.demo_world.portraits import tell_of_children
from livline.demo_world.shared_work import share_work
from livline.demo_world.stories import WRONG_FACT
from livline.demo_world.studies import studies_are_written
from livline.people.models import Word
from livline.people.services import word_write

SHARED = "Jeg vil gerne blive boende her, også når jeg fylder 18. Vil du ikke nok skrive det i min plan?"
OWN = "Jeg savner Freja mest om aftenen."
WRONG_CHILD = "Underretningen handler om en anden dreng med samme fornavn."


def has_acted() -> bool:
    """Is it done?  The last thing is what Elias wrote for himself."""
    with acting_as(account_id("elias")):
        return Word.objects.exists()


@transaction.atomic
def act_by_hand() -> None:
    """As the web role: a fact is hidden, an access given, notifications come, work is shared, people write."""
    hide_what_is_wrong()
    ask_for_access()
    tell_of_children(today())
    notifications_come()
    share_work()
    notes_are_written()
    chronologies_are_made()
    studies_are_written()
    plans_are_made()
    write_down("sofie", SHARED, is_shared=True)
    write_down("elias", OWN, is_shared=False)


def hide_what_is_wrong() -> None:
    """Mette asks, Jonas confirms."""
    with acting_as(account_id("mette")):
        entry = Entry.objects.get(case=case_of("Noah Skovmærke"), event_id=WRONG_FACT)
        quarantine_ask(entry=entry, reason=WRONG_CHILD, by=account("mette"))
    with acting_as(account_id("jonas")):
        quarantine_confirm(fact=entry.fact, by=account("jonas"))


def ask_for_access() -> None:
    """Susanne gives Henrik access to Liva; as the place is secret, it waits for somebody else."""
    with acting_as(account_id("susanne")):
        henrik = account("henrik")
        case = case_of("Liva Havtorn")
        relation_add(case=case, account=henrik, kind=Kind.COORDINATOR, by=account("susanne"))


def write_down(slug: str, text: str, is_shared: bool) -> None:
    """A child writes in its own case."""
    with acting_as(account_id(slug)):
        word_write(case=Case.objects.get(), text=text, is_shared=is_shared, by=account(slug))


def case_of(name: str) -> UUID:
    """The case of a child whom the account that acts reaches."""
    found: UUID = Case.objects.get(ties__part="child", ties__person__name=name).id
    return found


def account(slug: str) -> Account:
    """An account, as far as the one that acts sees it."""
    return Account.objects.get(email=email_of(slug))

"""What the database lets each role see and do, asked of the database itself and not of the application.

Held against the oracle, for random worlds; and for walls with a hole, which must be found.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import product
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from livline.access.acting import acting_as
from livline.access.errors import NotFound
from livline.access.models import Account, Conflict, Keeping, Municipality, Protection, Relation
from livline.access.walls import OPEN_TABLES
from livline.cases import services
from livline.cases.lookups import case_for_reading
from livline.cases.models import Case, CaseBefore, Entry, Place, Stay
from livline.database.role import Role
from livline.database.safety import unsafe
from livline.database.server import Server
from livline.joining.models import Joining
from livline.journal.models import Attachment, AttachmentPart, Block, Chronology, ChronologyChoice, Citation, Note
from livline.leave.models import LeftOut
from livline.ledger.models import Ledger, Line
from livline.ledger.recalculate import recalculate
from livline.looks.models import Look
from livline.people.models import Contact, Person, Tie, Word
from livline.portrait.models import Answer, Bright, Introduction, Promise
from livline.studies.models import Study, StudyText
from livline.team.models import Handover, Question, ReceivedWord
from tests.generative.scale import times
from tests.ground import world
from tests.ground.adding import adds, can_add
from tests.ground.joined_seen import what_is_seen_of_joinings
from tests.ground.oracle import (
    DAY,
    OBJECT_OF,
    STAFF,
    TODAY,
    World,
    contacts_seen,
    entries_seen,
    kinds_today,
    looks_seen,
    may_read_word,
    may_see,
    may_see_handover,
    may_write,
    promises_seen,
    random_world,
    ties_seen,
)
from tests.ground.plans_seen import of_plans

pytestmark = pytest.mark.usefixtures("db")
OBJECT_OF_TABLE: dict[Any, str] = {
    Case: "identity",
    Line: "duties",
    Ledger: "duties",
    Stay: "decisions",
    Place: "whereabouts",
    Note: "assessment",
    Block: "assessment",
    Citation: "assessment",
    Chronology: "assessment",
    ChronologyChoice: "assessment",
    Study: "assessment",
    StudyText: "assessment",
    Introduction: "portrait",
    Bright: "portrait",
}
"""Tables of which an account sees all rows of a case or none."""
TABLES = (Case, Entry, Line, Ledger)


def tables() -> list[str]:
    with connection.cursor() as cursor:
        return sorted(connection.introspection.table_names(cursor))


def test_every_table_is_walled_or_open_for_a_reason():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relrowsecurity AND relforcerowsecurity FROM pg_class c"
            " JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'public' AND relkind IN ('r', 'p')"
        )
        found = dict(cursor.fetchall())
    assert sorted(name for name, walled in found.items() if not walled) == sorted(set(found) & set(OPEN_TABLES))
    assert all(OPEN_TABLES.values())


@pytest.mark.parametrize("role", Role)
def test_no_role_owns_or_escapes(ground_server: Server, role: Role):
    """Asked as the role itself, not as a superuser who plays it."""
    address = ground_server.superuser.to("livline").as_role(role)
    with psycopg.connect(**address.for_psycopg()) as own:
        assert [finding.code for finding in unsafe(own, production=False, exempt=OPEN_TABLES)] == []


@pytest.mark.parametrize("role", ["livline_web", "livline_job", "livline_owner"])
def test_where_nobody_is_named_nothing_is_seen(role: str):
    child = world.case(world.municipality())
    world.entry(child)
    recalculate([child.id])
    closed = [
        table for table in tables() if table not in OPEN_TABLES and (role != Role.OWNER or table not in OWNER_SEES)
    ]
    with world.role(role):
        assert {table: seen(table) for table in closed} == dict.fromkeys(closed, 0)


OWNER_SEES = {
    "look_end": "looks are linked as the owner; no content",
    "signin_remembered": "tries are counted as the owner; hashes of keys and times",
    "municipality": "a name is found as the owner; names of municipalities are no secret",
}
"""What the owner sees, each with the reason why."""


def seen(table: str) -> int:
    """How many rows; a table that may not be read at all has none to see."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            count: int = cursor.fetchone()[0]
            return count
    except ProgrammingError:
        return 0


def test_the_name_of_the_actor_ends_with_its_block():
    of = world.municipality()
    anna, child = world.account("Anna", of), world.case(of)
    world.relate(anna, child)
    with world.role("livline_web"):
        with acting_as(anna.id):
            assert Case.objects.count() == 1
        assert Case.objects.count() == 0


def disagreements(made: World) -> list[str]:
    """Where the wall says something else than the oracle, for every account, municipality and case."""
    return [*of_accounts(made), *of_jobs(made)]


def of_accounts(made: World) -> Iterator[str]:
    stranger = made.accounts[0][0]
    for account, _, _ in made.accounts:
        with world.web(account):
            yield from (
                f"{account.name} sees {name}" for name, seen, right in what_is_seen(made, account) if seen != right
            )
            pairs = list(product([child for child, _ in made.cases], OBJECT_OF))
            own = adds([(child.id, kind, account.id) for child, kind in pairs])
            for (child, kind), added in zip(pairs, own, strict=True):
                if added != may_write(made, account.id, child.id, OBJECT_OF[kind]):
                    yield f"{account.name} adds {kind} to {child.name}"
            if account != stranger:
                others = adds([(child.id, kind, stranger.id) for child, kind in pairs])
                yield from (
                    f"{account.name} adds to {child.name} in another's name"
                    for (child, _), added in zip(pairs, others, strict=True)
                    if added
                )


def what_is_seen(made: World, account: Account) -> Iterator[tuple[str, Collection[Any], Collection[Any]]]:
    """Each table: what the wall shows of it, and what the oracle says."""
    for model, object_ in OBJECT_OF_TABLE.items():
        right = {child.id for child, _ in made.cases if may_see(made, account.id, child.id, object_)}
        yield model.__name__, cases_in(model), right
    protected = {child for child in made.protected if may_see(made, account.id, child, "protection")}
    yield "Protection", cases_in(Protection), protected
    handed = {child.id for child, _ in made.cases if may_see_handover(made, account.id, child.id)}
    yield "Handover", cases_in(Handover), handed
    access = {child.id for child, _ in made.cases if may_see(made, account.id, child.id, "access")}
    yield "LeftOut", cases_in(LeftOut), access
    kinds = {child.id: kinds_today(made, account.id, child.id) for child, _ in made.cases}
    yield "Question", cases_in(Question), {child for child, of in kinds.items() if of & STAFF}
    yield "ReceivedWord", cases_in(ReceivedWord), {child for child, of in kinds.items() if of & {"child", "worker"}}
    yield from of_plans(made, account)
    yield "Keeping", cases_in(Keeping), {child for child in made.asked if may_see(made, account.id, child, "access")}
    both = ("assessment", "whereabouts")
    files = {c.id for c, _ in made.cases if all(may_see(made, account.id, c.id, one) for one in both)}
    yield "Attachment", cases_in(Attachment), files
    yield "AttachmentPart", cases_in(AttachmentPart), files
    yield "Entry", set(Entry.objects.values_list("case_id", "kind")), entries_seen(made, account.id)
    yield "Tie", set(Tie.objects.values_list("case_id", "part")), ties_seen(made, account.id)
    yield "Person", people_seen(), ties_seen(made, account.id)
    yield "Contact", set(Contact.objects.values_list("case_id", "tie__part")), contacts_seen(made, account.id)
    yield "Look", cases_in(Look) - looked_at_by(account), looks_seen(made, account.id) - looked_at_by(account)
    yield from what_is_seen_of_joinings(made, account)
    promises = promises_seen(made, account.id)
    yield "Promise", set(Promise.objects.values_list("case_id", "to")), promises
    # Not through the promise, which hides its answers whatever their own wall says.
    answers = Counter(Answer.objects.values_list("case_id", flat=True))
    yield "Answer", answers, Counter(case for case, _ in promises)
    words = {word for word in made.words if may_read_word(made, account.id, *word)}
    yield "Word", set(Word.objects.values_list("case_id", "by_id", "is_shared")), words


def people_seen() -> set[tuple[uuid.UUID, str]]:
    return set(Person.objects.values_list("ties__case_id", "name"))


def looked_at_by(account: Account) -> set[uuid.UUID]:
    return set(Look.objects.filter(account_id=account.id).values_list("case_id", flat=True))


def of_jobs(made: World) -> Iterator[str]:
    for of in made.municipalities:
        own = {child.id for child, its in made.cases if its == of}
        with world.job(of):
            yield from (f"{of.name} sees {model.__name__}" for model in TABLES if cases_in(model) != own)
            if cases_in(Joining) != {one.case for one in made.joinings} & own:
                yield f"{of.name} sees Joining"
            added = adds([(child.id, "plan", None) for child, _ in made.cases])
            yield from (
                f"{of.name} adds to {child.name}"
                for (child, _), is_added in zip(made.cases, added, strict=True)
                if is_added != (child.id in own - made.closed)
            )


def cases_in(model: Any) -> set[uuid.UUID]:
    return set(model.objects.values_list("id" if model is Case else "case_id", flat=True))


@pytest.mark.parametrize("seed", range(times(20, 1_000)))
def test_the_wall_says_what_the_rules_say(seed: int):
    """Some five hundred attempts a world, at reading and at writing."""
    assert disagreements(random_world(seed)) == []


def test_a_declared_conflict_closes_the_case_at_once_and_for_good():
    of = world.municipality()
    anna, child = world.account("Anna", of), world.case(of)
    world.relate(anna, child)
    with world.web(anna):
        services.conflict_declare(case=child, by=anna)
        services.conflict_declare(case=child, by=anna)
        assert not Case.objects.exists()
        with pytest.raises(NotFound):
            case_for_reading(child.id, by=anna)
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM conflict")


def test_declaring_a_conflict_does_not_tell_which_cases_there_are():
    """A case that is not mine and one that is not there are both taken without a word."""
    carla, child = world.account("Carla"), world.case(world.municipality())
    with world.web(carla):
        for id_ in (child.id, uuid.uuid4()):
            services.conflict_declare(case=Case(id=id_), by=carla)
        assert Conflict.objects.count() == 2


def test_nobody_declares_a_conflict_for_another():
    of = world.municipality()
    anna, bo, child = world.account("Anna", of), world.account("Bo", of), world.case(of)
    with world.web(anna), pytest.raises(DatabaseError), transaction.atomic():
        services.conflict_declare(case=child, by=bo)


def test_nobody_writes_in_anothers_name():
    of = world.municipality()
    anna, bo, child = world.account("Anna", of), world.account("Bo", of), world.case(of)
    world.relate(anna, child)
    with world.web(anna):
        assert can_add(child, anna)
        assert not can_add(child, bo)


@pytest.mark.parametrize("role", ["livline_web", "livline_job", "livline_owner", "livline"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET date = NULL",
        "DELETE FROM entry",
        "TRUNCATE entry CASCADE",
        "UPDATE case_before SET born_on = NULL",
        "DELETE FROM case_before",
        "TRUNCATE case_before",
    ],
)
def test_an_entry_is_never_changed(role: str, statement: str):
    """Roles are not allowed to; the superuser is stopped by the table itself."""
    of = world.municipality()
    child = world.case(of, born_on=dt.date(2012, 5, 1))
    Case.objects.update(born_on=dt.date(2012, 5, 2))
    kept = world.entry(child, date=TODAY)
    world.relate(world.account("Anna", of), child)
    with pytest.raises(DatabaseError):
        change(role, of, statement)
    assert Entry.objects.get().date == kept.date
    assert CaseBefore.objects.get().born_on == dt.date(2012, 5, 1)


def change(role: str, of: Municipality, statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        if role != "livline":
            cursor.execute(f"SET LOCAL ROLE {role}")
        cursor.execute("SELECT set_config('livline.municipality', %s, true)", [str(of.id)])
        cursor.execute(statement)
        if cursor.rowcount == 0:
            raise DatabaseError("nothing to change was seen")


def test_a_correction_stays_with_its_fact_and_case():
    of = world.municipality()
    mine, other = world.case(of, "K1"), world.case(of, "K2")
    first = world.entry(mine)
    for changes in ({"case_id": other.id}, {"fact": uuid.uuid4()}):
        with pytest.raises(DatabaseError), transaction.atomic():
            world.correct(first, **changes)
    assert world.correct(first, date=TODAY).replaces_id == first.id


def test_a_fact_is_corrected_once_at_a_time():
    """Two who correct the same entry cannot both win: the second is told."""
    first = world.entry(world.case(world.municipality()))
    world.correct(first, date=TODAY)
    with pytest.raises(DatabaseError), transaction.atomic():
        world.correct(first, date=TODAY - DAY)


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "rumour"},
        {"kind": "visit", "act": "new"},
        {"kind": "plan", "act": "burnt"},
        {"kind": "plan", "has": ["purpose", "poetry"]},
        {"kind": "follow_up", "interval_months": 37},
        {"kind": "plan_position", "reason": None, "result": "ended"},
    ],
)
def test_the_database_itself_holds_the_contract(fields: dict[str, Any]):
    child = world.case(world.municipality())
    with pytest.raises(DatabaseError), transaction.atomic():
        world.entry(child, **fields)


def test_texts_that_share_a_fields_name_are_free():
    """`reason` is a word for the end of a placement and text elsewhere."""
    child = world.case(world.municipality())
    world.entry(child, kind="lawful_reason", reason="mor var på sygehuset")
    with pytest.raises(DatabaseError), transaction.atomic():
        world.entry(child, kind="placement_ended", reason="mor var på sygehuset")


def test_a_relation_stands_once():
    of = world.municipality()
    anna, child = world.account("Anna", of), world.case(of)
    world.relate(anna, child, during=(TODAY, TODAY + 10 * DAY))
    world.relate(anna, child, during=(TODAY + 10 * DAY, None))
    with pytest.raises(DatabaseError), transaction.atomic():
        Relation.objects.create(account=anna, case=child, kind="worker", during=(TODAY, TODAY + DAY))


def test_an_address_belongs_to_one_account_however_it_is_written():
    Account.objects.create(email="Inga@example.invalid", name="Inga")
    with pytest.raises(DatabaseError), transaction.atomic():
        Account.objects.create(email="inga@EXAMPLE.invalid", name="Inga")

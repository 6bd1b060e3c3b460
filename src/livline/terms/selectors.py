"""Which words are explained in a municipality, how, and how did it come about?"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from livline.access.models import Account
from livline.cases.keeping import name_of
from livline.plain.words import Dictionary, Term, forms_of, own
from livline.terms.models import Explanation


@dataclass(frozen=True)
class Explained:
    """A word as it is explained in a municipality; `own`: as Livline explains it, where it does."""

    term: Term
    own: Term | None
    mine: Explanation | None

    @property
    def is_changed(self) -> bool:
        return self.mine is not None


def dictionary_of(municipality: UUID | None) -> Dictionary:
    """The words with what they mean in a municipality; one question."""
    return own().but(map(term_of, newest(municipality)))


def explained(account: Account) -> list[Explained]:
    """Every word that is explained, in the order of the alphabet."""
    changed = {one.word: one for one in newest(account.municipality_id)}
    terms = own().but(map(term_of, changed.values())).terms
    return sorted((_explained(term, changed.get(term.word.casefold())) for term in terms), key=_order)


def explained_word(account: Account, word: str) -> Explained | None:
    """One word; None where it is not explained."""
    return next((one for one in explained(account) if one.term.word.casefold() == word.casefold()), None)


def newest(municipality: UUID | None) -> list[Explanation]:
    """The explanations that hold in a municipality: the newest of each word that is not withdrawn."""
    said = Explanation.objects.filter(municipality=municipality).order_by("word", "-id").distinct("word")
    return [one for one in said if not one.is_withdrawn]


def history_of(account: Account, word: str) -> QuerySet[Explanation]:
    """How a word was explained before, the newest first, with `by_name`."""
    said = Explanation.objects.filter(municipality=account.municipality_id, word=word.casefold())
    return said.annotate(by_name=name_of("by_id")).order_by("-id")


def term_of(one: Explanation) -> Term:
    """The term of an explanation; it keeps the forms that Livline knows, and is hinted at as Livline would."""
    known = own_term(one.word)
    forms = forms_of(one.word, one.forms)
    kept = known.forms if known else ()
    return Term(one.word, one.child, one.adult, tuple(dict.fromkeys((*kept, *forms))), bool(known and known.is_common))


def own_term(word: str) -> Term | None:
    """Livline's own explanation of a word, not of one of its forms."""
    known = own().of(word)
    return known if known and known.word.casefold() == word.casefold() else None


def _explained(term: Term, mine: Explanation | None) -> Explained:
    return Explained(term, own_term(term.word), mine)


def _order(one: Explained) -> str:
    return one.term.word.casefold().translate(str.maketrans("æøå", "{|}"))

"""Which account is meant by an e-mail address?  At most one; case makes no difference, look-alike letters do."""

from __future__ import annotations

from livline.access.models import Account


def account_of_email(email: str) -> Account | None:
    """The account that may sign in with this address; None where there is none, or where it is not clear which.

    Letters outside ASCII are compared as they stand, so that no other letter folds into one of a known address.
    """
    wanted = _folded(email)
    found = [account for account in Account.objects.filter(email__iexact=email) if _folded(account.email) == wanted]
    return found[0] if len(found) == 1 and found[0].is_active else None


def _folded(email: str) -> str:
    return "".join(letter.lower() if letter.isascii() else letter for letter in email)

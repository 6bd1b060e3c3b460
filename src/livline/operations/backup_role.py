"""Who may read everything, so that a backup is whole?  One role that can neither write nor be taken by any other.

A superuser could do it too, and everything else besides; the keeper of backups needs to read.
"""

from __future__ import annotations

import psycopg
from psycopg.sql import SQL, Identifier

from livline.database.address import Address

BACKUP_ROLE = "livline_backup"


def prepare_backup_role(superuser: Address) -> None:
    """See to it that the role is there, for the database in the address."""
    role = Identifier(BACKUP_ROLE)
    with psycopg.connect(**superuser.for_psycopg(), autocommit=True) as connection:
        known = connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [BACKUP_ROLE]).rowcount
        if not known:
            connection.execute(SQL("CREATE ROLE {}").format(role))
        connection.execute(
            SQL("ALTER ROLE {} LOGIN NOSUPERUSER BYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION").format(role)
        )
        connection.execute(SQL("ALTER ROLE {} SET default_transaction_read_only = on").format(role))
        connection.execute(SQL("GRANT pg_read_all_data TO {}").format(role))
        connection.execute(SQL("GRANT CONNECT ON DATABASE {} TO {}").format(Identifier(superuser.name), role))

"""The app of accounts and relations."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class Access(AppConfig):
    """Accounts and relations."""

    name = "livline.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Whenever the tables may have changed, the wall is built anew."""
        post_migrate.connect(rebuild, sender=self)


def rebuild(using: str, **_: Any) -> None:
    """Build the wall, unless the tables are going rather than coming."""
    from livline.access.walls import build_walls

    build_walls(using)

"""The app of morning letters."""

from django.apps import AppConfig


class Digests(AppConfig):
    """Morning letters."""

    name = "livline.digests"
    label = "digests"
    default_auto_field = "django.db.models.BigAutoField"

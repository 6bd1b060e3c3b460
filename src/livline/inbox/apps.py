"""The app of notifications."""

from django.apps import AppConfig


class Inbox(AppConfig):
    """Notifications that came in."""

    name = "livline.inbox"
    label = "inbox"
    default_auto_field = "django.db.models.BigAutoField"

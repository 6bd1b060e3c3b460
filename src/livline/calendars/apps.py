"""The app of calendar feeds."""

from django.apps import AppConfig


class Calendars(AppConfig):
    """Calendar feeds."""

    name = "livline.calendars"
    label = "calendars"
    default_auto_field = "django.db.models.BigAutoField"

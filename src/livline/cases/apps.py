"""The app of cases and facts."""

from django.apps import AppConfig


class Cases(AppConfig):
    """Cases and facts."""

    name = "livline.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"

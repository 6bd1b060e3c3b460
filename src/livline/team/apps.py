"""The app of teams at work."""

from django.apps import AppConfig


class TeamApp(AppConfig):
    """Teams at work."""

    name = "livline.team"
    label = "team"
    default_auto_field = "django.db.models.BigAutoField"

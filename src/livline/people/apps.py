"""The app of people."""

from django.apps import AppConfig


class People(AppConfig):
    """People around a child."""

    name = "livline.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

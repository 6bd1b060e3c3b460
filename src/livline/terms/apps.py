"""The app of a municipality's own explanations."""

from django.apps import AppConfig


class Terms(AppConfig):
    """Explanations of the words of the field."""

    name = "livline.terms"
    label = "terms"
    default_auto_field = "django.db.models.BigAutoField"

"""The app of fields and their use."""

from django.apps import AppConfig


class Fields(AppConfig):
    """Fields of facts, and which are retired."""

    name = "livline.fields"
    label = "fields"
    default_auto_field = "django.db.models.BigAutoField"

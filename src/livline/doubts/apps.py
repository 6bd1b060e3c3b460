"""The app of doubts about rules."""

from django.apps import AppConfig


class Doubts(AppConfig):
    """Doubts about rules."""

    name = "livline.doubts"
    label = "doubts"
    default_auto_field = "django.db.models.BigAutoField"

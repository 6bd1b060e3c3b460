"""The app of pages."""

from django.apps import AppConfig


class Web(AppConfig):
    """Pages and their components."""

    name = "livline.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"

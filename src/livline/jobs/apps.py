"""The app of background work."""

from django.apps import AppConfig


class Jobs(AppConfig):
    """Background work."""

    name = "livline.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"

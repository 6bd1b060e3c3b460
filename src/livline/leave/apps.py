"""The app of leave."""

from django.apps import AppConfig


class LeaveApp(AppConfig):
    """Leave and stand-ins."""

    name = "livline.leave"
    label = "leave"
    default_auto_field = "django.db.models.BigAutoField"

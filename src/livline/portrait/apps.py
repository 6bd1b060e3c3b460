"""The app of the portrait."""

from django.apps import AppConfig


class PortraitApp(AppConfig):
    """What is told of a child besides facts and duties."""

    name = "livline.portrait"
    label = "portrait"
    default_auto_field = "django.db.models.BigAutoField"

"""The app of the demo, installed where LIVLINE_ENV is demo and nowhere else."""

from django.apps import AppConfig


class DemoWorld(AppConfig):
    """The page on which one steps in, and what says so on every other page."""

    name = "livline.demo_world"
    label = "demo_world"
    default_auto_field = "django.db.models.BigAutoField"

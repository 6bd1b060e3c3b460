"""The app of the studies."""

from django.apps import AppConfig


class StudiesApp(AppConfig):
    """The texts of assessments; when they began and ended stands among the facts."""

    name = "livline.studies"
    label = "studies"
    default_auto_field = "django.db.models.BigAutoField"

"""The app of the plans."""

from django.apps import AppConfig


class PlansApp(AppConfig):
    """What a plan says, and how it came to be adopted; that there is a plan stands among the facts."""

    name = "livline.plans"
    label = "plans"
    default_auto_field = "django.db.models.BigAutoField"

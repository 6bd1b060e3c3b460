"""The app of sign-in."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SignIn(AppConfig):
    """Sign-in, sessions and step-up."""

    name = "livline.signin"
    label = "signin"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what happens at sign-in; Django's own permissions are neither used nor written."""
        from livline.signin import listening

        listening.listen()
        post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")

"""The app of pages."""

from django.apps import AppConfig


class Web(AppConfig):
    """Pages and their components."""

    name = "livline.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Whoever signs out takes the key of their browser's drafts along."""
        from django.contrib.auth.signals import user_logged_out

        from livline.web.draft_keys import forget

        user_logged_out.connect(forget, dispatch_uid="drafts")

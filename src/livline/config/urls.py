"""Which address leads where?  Mounts the apps, no logic."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("livline.config.health")),
    path("", include("livline.web.urls")),
]

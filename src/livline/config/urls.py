"""Which address leads where?  Mounts the apps, no logic."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("account/", include("livline.signin.urls")),
    path("", include("livline.web.urls")),
]

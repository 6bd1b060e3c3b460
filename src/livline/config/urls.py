"""Which address leads where?  Mounts the apps, no logic."""

from __future__ import annotations

from django.apps import apps
from django.urls import include, path

urlpatterns = [
    path("", include("livline.config.health")),
    path("", include("livline.config.security_contact")),
    path("account/", include("livline.signin.urls")),
    path("", include("livline.web.urls")),
]

if apps.is_installed("livline.demo_world"):
    urlpatterns.insert(0, path("", include("livline.demo_world.urls")))

handler400 = "livline.web.faults.malformed"
handler403 = "livline.web.faults.refused"
handler404 = "livline.web.faults.absent"
handler500 = "livline.web.faults.broken"

"""The address of the watch over the log of looks."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.looks_audit import views

urlpatterns = [
    path("looks/", views.audit, name="looks-audit"),
]

"""The addresses of the log of looks."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.looks import views

urlpatterns = [
    path("cases/<uuid:case>/looks/", views.looks, name="looks"),
]

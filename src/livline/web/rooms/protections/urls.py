"""The addresses of protections."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.protections import views

urlpatterns = [
    path("cases/<uuid:case>/protections/", views.protections, name="protections"),
    path("cases/<uuid:case>/protections/new/", views.raise_, name="protection-raise"),
    path("cases/<uuid:case>/protections/<uuid:protection>/lower/", views.lower, name="protection-lower"),
    path("cases/<uuid:case>/protections/<uuid:protection>/lower/yes/", views.lower_yes, name="protection-lower-yes"),
]

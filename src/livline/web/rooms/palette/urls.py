"""The addresses of the measures of a decision."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.palette import views

urlpatterns = [
    path("cases/<uuid:case>/facts/<uuid:fact>/measures/new/", views.add, name="palette-add"),
    path("cases/<uuid:case>/measures/<uuid:item>/", views.change, name="palette-change"),
]

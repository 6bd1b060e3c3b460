"""The addresses of duplicates and joined cases."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.joining import views

urlpatterns = [
    path("duplicates/", views.duplicates, name="duplicates"),
    path("cases/<uuid:case>/join/<uuid:other>/", views.join, name="join"),
    path("cases/<uuid:case>/join/<uuid:other>/not/", views.not_alike, name="join-not"),
    path("cases/<uuid:case>/joined/<uuid:joining>/undo/", views.undo, name="join-undo"),
]

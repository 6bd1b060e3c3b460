"""The addresses of how cases are kept."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.keeping import views

urlpatterns = [
    path("keeping/", views.keepings, name="keepings"),
    path("cases/<uuid:case>/keeping/", views.keeping, name="keeping"),
    path("cases/<uuid:case>/keeping/ask/", views.ask, name="keeping-ask"),
    path("cases/<uuid:case>/keeping/<uuid:keeping>/confirm/", views.confirm, name="keeping-confirm"),
    path("cases/<uuid:case>/keeping/<uuid:keeping>/decline/", views.decline, name="keeping-decline"),
]

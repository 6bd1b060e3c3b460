"""The addresses of cases."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.cases import birthday, views

urlpatterns = [
    path("cases/", views.cases, name="cases"),
    path("cases/new/", views.begin, name="case-begin"),
    path("cases/<uuid:case>/birthday/", birthday.birthday, name="birthday"),
]

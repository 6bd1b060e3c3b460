"""The addresses of cases."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.cases import views

urlpatterns = [
    path("cases/", views.cases, name="cases"),
    path("cases/new/", views.begin, name="case-begin"),
    path("cases/<uuid:case>/", views.case, name="case"),
    path("cases/<uuid:case>/duties/", views.duties, name="duties"),
]

"""The addresses of access."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.access import logins, views

urlpatterns = [
    path("cases/<uuid:case>/access/", views.access, name="access"),
    path("cases/<uuid:case>/access/new/", views.add, name="access-add"),
    path("cases/<uuid:case>/access/<uuid:relation>/confirm/", views.confirm, name="access-confirm"),
    path("cases/<uuid:case>/access/<uuid:relation>/end/", views.end, name="access-end"),
    path("cases/<uuid:case>/access/logins/<uuid:tie>/", logins.login, name="access-login"),
    path("cases/<uuid:case>/access/restrictions/new/", views.restrict, name="access-restrict"),
    path("cases/<uuid:case>/access/restrictions/<uuid:restriction>/", views.unrestrict, name="access-unrestrict"),
    path("cases/<uuid:case>/conflict/", views.conflict, name="conflict"),
]

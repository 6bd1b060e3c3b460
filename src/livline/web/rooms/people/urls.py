"""The addresses of people."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.people import views

urlpatterns = [
    path("cases/<uuid:case>/people/", views.people, name="people"),
    path("cases/<uuid:case>/people/new/", views.add, name="person-add"),
    path("cases/<uuid:case>/people/<uuid:tie>/name/", views.rename, name="person-rename"),
    path("cases/<uuid:case>/people/<uuid:tie>/end/", views.end, name="person-end"),
    path("cases/<uuid:case>/people/<uuid:tie>/contact/", views.contact, name="contact-add"),
    path("cases/<uuid:case>/people/<uuid:tie>/contact/<uuid:contact>/", views.contact, name="contact-change"),
    path("cases/<uuid:case>/people/<uuid:tie>/cpr/", views.number, name="number-set"),
    path("cases/<uuid:case>/people/<uuid:tie>/cpr/shown/", views.number_shown, name="number-shown"),
]

"""The addresses of the day."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.today import views

urlpatterns = [
    path("", views.home, name="home"),
    path("today/", views.today, name="today"),
    path("today/calendar/", views.calendar, name="calendar"),
]

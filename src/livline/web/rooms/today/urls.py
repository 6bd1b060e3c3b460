"""The addresses of the day."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.today import feed, letter, views

urlpatterns = [
    path("", views.home, name="home"),
    path("today/", views.today, name="today"),
    path("today/letter/", letter.letter, name="letter"),
    path("today/calendar/", views.calendar, name="calendar"),
    path("today/calendar/feed/", feed.feeds, name="calendar-feed"),
    path("today/calendar/feed/<uuid:feed>/end/", feed.end, name="calendar-feed-end"),
    path("calendar/<str:token>.ics", feed.file, name="calendar-file"),
]

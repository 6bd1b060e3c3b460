"""The addresses of a portrait."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.portrait import promising, views

urlpatterns = [
    path("cases/<uuid:case>/portrait/", views.portrait, name="portrait"),
    path("cases/<uuid:case>/portrait/introduce/", views.introduce, name="portrait-introduce"),
    path("cases/<uuid:case>/portrait/bright/", views.bright, name="bright-add"),
    path("cases/<uuid:case>/portrait/bright/<uuid:bright>/end/", views.bright_end, name="bright-end"),
    path("cases/<uuid:case>/promises/", promising.promises, name="promises"),
    path("cases/<uuid:case>/promises/give/", promising.give, name="promise-give"),
    path("cases/<uuid:case>/promises/<uuid:promise>/answer/", promising.answer, name="promise-answer"),
]

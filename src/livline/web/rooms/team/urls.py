"""The addresses of teams."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.team import advice, reassigning, views

urlpatterns = [
    path("team/", views.team, name="team"),
    path("team/list/", views.team_list, name="team-list"),
    path("team/reassign/", reassigning.reassign, name="team-reassign"),
    path("cases/<uuid:case>/advice/", advice.ask, name="advice-ask"),
    path("cases/<uuid:case>/advice/<uuid:question>/", advice.thread, name="advice"),
]

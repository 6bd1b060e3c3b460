"""Which address leads where?  Each room names its own; this mounts them."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from livline.web import language, theme

urlpatterns: list[URLPattern | URLResolver] = [
    path("sprog/", language.choose, name="language"),
    path("tema/", theme.choose, name="theme"),
    path("", include("livline.web.rooms.today.urls")),
    path("", include("livline.web.rooms.cases.urls")),
    path("", include("livline.web.rooms.child.urls")),
    path("", include("livline.web.rooms.duties.urls")),
    path("", include("livline.web.rooms.portrait.urls")),
    path("", include("livline.web.rooms.facts.urls")),
    path("", include("livline.web.rooms.journal.urls")),
    path("", include("livline.web.rooms.quick.urls")),
    path("", include("livline.web.rooms.guide.urls")),
    path("", include("livline.web.rooms.palette.urls")),
    path("", include("livline.web.rooms.study.urls")),
    path("", include("livline.web.rooms.plan.urls")),
    path("", include("livline.web.rooms.people.urls")),
    path("", include("livline.web.rooms.protections.urls")),
    path("", include("livline.web.rooms.access.urls")),
    path("", include("livline.web.rooms.keeping.urls")),
    path("", include("livline.web.rooms.words.urls")),
    path("", include("livline.web.rooms.paper.urls")),
    path("", include("livline.web.rooms.looks.urls")),
    path("", include("livline.web.rooms.open.urls")),
    path("", include("livline.web.rooms.emergency.urls")),
    path("", include("livline.web.rooms.looks_audit.urls")),
    path("", include("livline.web.rooms.team.urls")),
    path("", include("livline.web.rooms.leave.urls")),
    path("", include("livline.web.rooms.handover.urls")),
    path("", include("livline.web.rooms.package.urls")),
    path("", include("livline.web.rooms.administration.urls")),
    path("", include("livline.web.rooms.inbox.urls")),
    path("", include("livline.web.rooms.search.urls")),
    path("", include("livline.web.rooms.joining.urls")),
    path("", include("livline.web.rooms.law.urls")),
]

"""The addresses of facts."""

from __future__ import annotations

from django.urls import path

from livline.web import drafts
from livline.web.rooms.facts import views

urlpatterns = [
    path("cases/<uuid:case>/facts/new/", views.kinds, name="fact-kinds"),
    path("cases/<uuid:case>/facts/new/<slug:kind>/", views.record, name="fact-record"),
    path("cases/<uuid:case>/facts/<uuid:fact>/", views.history, name="fact"),
    path("cases/<uuid:case>/facts/<uuid:fact>/quarantine/", views.quarantine_yes, name="fact-quarantine-yes"),
    path("facts/<int:entry>/correct/", views.correct, name="fact-correct"),
    path("facts/<int:entry>/withdraw/", views.withdraw, name="fact-withdraw"),
    path("facts/<int:entry>/quarantine/", views.quarantine, name="fact-quarantine"),
    path("cases/<uuid:case>/drafts/<slug:place>/", drafts.keep, name="draft"),
    path("cases/<uuid:case>/drafts/<slug:place>/kept/", drafts.told, name="draft-kept"),
    path("cases/<uuid:case>/drafts/<slug:place>/<uuid:draft>/drop/", drafts.throw_away, name="draft-drop"),
]

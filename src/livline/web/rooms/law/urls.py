"""The addresses of the law."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.law import doubting, views

urlpatterns = [
    path("rules/", views.rules, name="rules"),
    path("rules/changes/", views.rule_changes, name="rule-changes"),
    path("rules/doubts/", doubting.doubts, name="rule-doubts"),
    path("rules/doubts/<uuid:doubt>/", doubting.answer, name="rule-doubt"),
    path("rules/<slug:duty>/", views.rule, name="rule"),
    path("rules/<slug:duty>/doubt/", doubting.doubt, name="rule-doubt-new"),
]

"""The address of a child's words."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.words import views

urlpatterns = [path("cases/<uuid:case>/words/", views.words, name="words")]

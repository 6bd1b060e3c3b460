"""The address of a child."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.child import views

urlpatterns = [path("cases/<uuid:case>/", views.case, name="case")]

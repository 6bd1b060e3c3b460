"""The address of a plan on paper."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.paper import views

urlpatterns = [path("cases/<uuid:case>/plans/<uuid:plan>/paper/", views.plan_paper, name="plan-paper")]

"""The address of the first day."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.guide import views

urlpatterns = [path("guide/", views.go, name="guide")]

"""The address of what the law asks."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.duties import views

urlpatterns = [path("cases/<uuid:case>/duties/", views.duties, name="duties")]

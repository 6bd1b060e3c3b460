"""The address at which something closed is opened."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.open import views

urlpatterns = [
    path("cases/<uuid:case>/open/<slug:object_>/", views.open_object, name="open"),
]

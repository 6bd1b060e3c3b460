"""The addresses of emergencies."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.emergency import reviews, views

urlpatterns = [
    path("emergency/", views.emergency, name="emergency"),
    path("emergency/reviews/", reviews.reviews, name="emergency-reviews"),
    path("emergency/reviews/<uuid:opening>/", reviews.review, name="emergency-review"),
]

"""The addresses of leave."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.leave import views

urlpatterns = [
    path("team/away/", views.tell, name="leave"),
    path("team/away/<uuid:leave>/", views.one, name="leave-one"),
    path("team/away/<uuid:leave>/swap/", views.swap, name="leave-swap"),
    path("team/away/<uuid:leave>/shorten/", views.shorten, name="leave-shorten"),
]

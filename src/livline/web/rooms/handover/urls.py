"""The addresses of hand-overs."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.handover import receiving, views

urlpatterns = [
    path("cases/<uuid:case>/handover/", views.handover, name="handover"),
    path("cases/<uuid:case>/handover/read/", views.read, name="handover-read"),
    path("cases/<uuid:case>/handover/read/next/", views.read_next, name="handover-read-next"),
    path("cases/<uuid:case>/handover/read/picture/", views.read_picture, name="handover-read-picture"),
    path("cases/<uuid:case>/handover/<uuid:handover>/call-off/", views.call_off, name="handover-call-off"),
    path("cases/<uuid:case>/handover/<uuid:handover>/<slug:taken>/", views.step, name="handover-step"),
    path("handovers/<uuid:handover>/", receiving.answer, name="handover-answer"),
]
"""`taken`: decided, confirmed or withdrawn."""

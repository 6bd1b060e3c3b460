"""The addresses of recording."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.quick import views

urlpatterns = [
    path("quick/", views.quick, name="quick"),
    path("cases/<uuid:case>/quick/", views.acts, name="quick-acts"),
    path("cases/<uuid:case>/quick/<slug:kind>/", views.record, name="quick-record"),
    path("cases/<uuid:case>/quick/done/<uuid:fact>/", views.done, name="quick-done"),
    path("cases/<uuid:case>/quick/undo/<uuid:fact>/", views.undo, name="quick-undo"),
]

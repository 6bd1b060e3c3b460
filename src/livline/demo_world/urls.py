"""The addresses of the demo; in production none of them exists (`config.urls`)."""

from __future__ import annotations

from django.urls import path

from livline.demo_world import views

urlpatterns = [
    path("", views.start, name="demo"),
    path("demo/step-in/<slug:slug>", views.step_in, name="demo-step-in"),
    path("demo/report/", views.report, name="demo-report"),
    # Where sign-in sends those who came through a broker, to prove again who they are; the demo is its own broker.
    path("account/broker/demo/", views.confirm, name="demo-confirm"),
]

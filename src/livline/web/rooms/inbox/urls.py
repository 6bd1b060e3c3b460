"""The addresses of notifications."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.inbox import assessing, correcting, drafting, views

ONE = "inbox/<uuid:notification>/"
urlpatterns = [
    path("inbox/", views.inbox, name="inbox"),
    path("inbox/new/", views.receive, name="inbox-new"),
    path("inbox/drafts/<slug:place>/", drafting.keep, name="inbox-draft"),
    path("inbox/drafts/<slug:place>/kept/", drafting.told, name="inbox-draft-kept"),
    path("inbox/drafts/<slug:place>/<uuid:draft>/drop/", drafting.throw_away, name="inbox-draft-drop"),
    path(ONE, views.notification, name="notification"),
    path(f"{ONE}notifier/", views.notifier, name="notification-notifier"),
    path(f"{ONE}receipt/", views.receipt, name="notification-receipt"),
    path(f"{ONE}correct/", correcting.correct, name="notification-correct"),
    path(f"{ONE}children/new/", correcting.add_child, name="notification-child-add"),
    path(f"{ONE}children/<uuid:child>/correct/", correcting.correct_child, name="notification-child"),
    path(f"{ONE}children/<uuid:child>/assess/", assessing.assess, name="notification-assess"),
]

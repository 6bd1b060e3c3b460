"""The addresses of assessments."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.study import views, writing

urlpatterns = [
    path("cases/<uuid:case>/studies/", views.studies, name="studies"),
    path("cases/<uuid:case>/studies/begin/", views.begin, name="study-begin"),
    path("cases/<uuid:case>/studies/<uuid:study>/", views.study, name="study"),
    path("cases/<uuid:case>/studies/<uuid:study>/deepen/", views.deepen, name="study-deepen"),
    path("cases/<uuid:case>/studies/<uuid:study>/close/", views.close, name="study-close"),
    path("cases/<uuid:case>/studies/<uuid:study>/write/<slug:heading>/", writing.write, name="study-write"),
]

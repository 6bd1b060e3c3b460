"""The addresses of searches.  What is searched for stands in none of them."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.search import lookup, views

urlpatterns = [
    path("search/", views.search, name="search"),
    path("search/known/", lookup.known, name="lookup"),
]

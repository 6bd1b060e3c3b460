"""The addresses of administration."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.administration import accounts, fields, guides, matrix_page, offices, sites, teams, terms

urlpatterns = [
    path("administration/", accounts.accounts, name="administration"),
    path("administration/accounts/new/", accounts.new, name="account-new"),
    path("administration/accounts/<uuid:account>/", accounts.account, name="account"),
    path("administration/accounts/<uuid:account>/active/", accounts.active, name="account-active"),
    path("administration/accounts/<uuid:account>/invitation/", accounts.invitation, name="account-invitation"),
    path("administration/accounts/<uuid:account>/renewal/", accounts.renewal, name="account-renewal"),
    path("administration/accounts/<uuid:account>/sessions/end/", accounts.sessions_end, name="account-sessions-end"),
    path("administration/accounts/<uuid:account>/office/", offices.give, name="office-give"),
    path("administration/offices/<uuid:appointment>/end/", offices.end, name="office-end"),
    path("administration/teams/", teams.teams, name="teams"),
    path("administration/teams/<uuid:team>/", teams.team, name="team-members"),
    path("administration/teams/<uuid:team>/closed/", teams.closed, name="team-closed"),
    path("administration/members/<uuid:membership>/end/", teams.end, name="member-end"),
    path("administration/sites/", sites.sites, name="sites"),
    path("administration/sites/<uuid:site>/closed/", sites.closed, name="site-closed"),
    path("administration/fields/", fields.fields, name="fields"),
    path("administration/fields/<slug:kind>/<slug:field>/", fields.field, name="field"),
    path("administration/terms/", terms.terms, name="terms"),
    path("administration/terms/new/", terms.new, name="term-new"),
    path("administration/terms/of/<str:word>/", terms.term, name="term"),
    path("administration/terms/of/<str:word>/back/", terms.give_back, name="term-back"),
    path("administration/guides/", guides.guides, name="guides"),
    path("administration/guides/<slug:guide>/", guides.guide, name="guide-words"),
    path("administration/guides/<slug:guide>/back/", guides.give_back, name="guide-words-back"),
    path("administration/matrix/", matrix_page.matrix_page, name="matrix"),
    path("administration/matrix.xlsx", matrix_page.as_xlsx, name="matrix-xlsx"),
    path("administration/matrix.csv", matrix_page.as_csv, name="matrix-csv"),
]

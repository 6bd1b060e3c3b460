"""The addresses of plans."""

from __future__ import annotations

from django.urls import path

from livline.web.rooms.plan import (
    approving,
    given,
    giving,
    knowing,
    mapping,
    plainly,
    remarking,
    reviewing,
    translating,
    uniting,
    versions,
    views,
    writing,
)

PLAN = "cases/<uuid:case>/plans/<uuid:plan>/"
TRANSLATED = PLAN + "translations/<slug:language>/parts/<uuid:part>/"
urlpatterns = [
    path("cases/<uuid:case>/plans/", views.plans, name="plans"),
    path("cases/<uuid:case>/plans/begin/", views.begin, name="plan-begin"),
    path("cases/<uuid:case>/plans/plainly/", plainly.plainly, name="plan-plainly"),
    path(PLAN, views.plan, name="plan"),
    path(PLAN + "known/", knowing.known, name="plan-known"),
    path(PLAN + "write/<slug:sort>/", writing.write, name="plan-write"),
    path(PLAN + "parts/<uuid:part>/", writing.rewrite, name="plan-part"),
    path(PLAN + "parts/<uuid:part>/end/", writing.end_goal, name="plan-goal-end"),
    path(PLAN + "parts/<uuid:part>/again/<slug:field>/", writing.again, name="plan-again"),
    path(PLAN + "versions/", versions.versions, name="plan-versions"),
    path(PLAN + "versions/<int:number>/", versions.version, name="plan-version"),
    path(PLAN + "versions/compare/", versions.compare, name="plan-compare"),
    path(PLAN + "map/", mapping.map_, name="plan-map"),
    path(PLAN + "review/", reviewing.review, name="plan-review"),
    path(PLAN + "review/<slug:mark>/", reviewing.leave, name="plan-leave"),
    path(PLAN + "translations/", translating.translations, name="plan-translations"),
    path(PLAN + "translations/<slug:language>/", translating.translation, name="plan-translation"),
    path(TRANSLATED, translating.translate, name="plan-translate"),
    path(TRANSLATED + "check/", translating.check, name="plan-translation-check"),
    path(PLAN + "one-with/<uuid:other>/", uniting.unite, name="plan-unite"),
    path(PLAN + "one-with/<uuid:other>/undo/", uniting.part_again, name="plan-unite-undo"),
    path(PLAN + "ask/", approving.ask, name="plan-ask"),
    path(PLAN + "answer/", approving.answer, name="plan-answer"),
    path(PLAN + "withdraw/", approving.withdraw, name="plan-withdraw"),
    path(PLAN + "adopt/", approving.adopt, name="plan-adopt"),
    path(PLAN + "adopted/", approving.done, name="plan-adopted"),
    path(PLAN + "givings/", giving.givings, name="plan-givings"),
    path(PLAN + "givings/<uuid:tie>/", given.given, name="plan-given"),
    path(PLAN + "givings/<uuid:tie>/give/", giving.give, name="plan-give"),
    path(PLAN + "givings/<uuid:tie>/take-back/", giving.take_back, name="plan-take-back"),
    path(PLAN + "remarks/on/<uuid:wording>/", remarking.remark, name="plan-remark"),
    path(PLAN + "remarks/<uuid:remark>/settle/", remarking.settle, name="plan-settle"),
]

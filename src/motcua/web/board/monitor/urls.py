from django.urls import path

from motcua.web.board.monitor import (
    agreement,
    contests,
    costs,
    forecasting,
    opinions,
    own,
    patterns,
    portal,
    risks,
    supposing,
    totals,
)

app_name = "monitor"
urlpatterns = [
    path("mat-diem/", costs.costs, name="costs"),
    path("co-the-mat/", risks.risks, name="risks"),
    path("de-nghi/", contests.contests, name="contests"),
    path("de-nghi/<uuid:pk>/", contests.contest, name="contest"),
    path("de-nghi/<uuid:pk>/tep/", contests.evidence, name="evidence"),
    path("ho-so/<path:code>/", contests.dossier, name="dossier"),
    path("tong-quoc-gia/", totals.totals, name="totals"),
    path("so-cua-cong/", portal.portal, name="portal"),
    path("neu-tinh-khac/", supposing.suppose, name="suppose"),
    path("du-bao/", forecasting.forecast, name="forecast"),
    path("du-bao/<str:code>/", forecasting.if_nothing, name="if_nothing"),
    path("dau-hieu/", patterns.patterns, name="patterns"),
    path("dau-hieu/<slug:slug>/", patterns.pattern, name="pattern"),
    path("danh-gia/", opinions.opinions, name="opinions"),
    path("doi-chieu/", agreement.agreement, name="agreement"),
    path("cua-toi/", own.own, name="own"),
]

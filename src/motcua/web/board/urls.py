from importlib.util import find_spec

from django.urls import include, path

from motcua.web.board.views import compare, feed, index, rows

_PARTS = {"theo-doi/": "motcua.web.board.monitor.urls", "bao-cao/": "motcua.web.board.reports.urls"}

app_name = "board"
urlpatterns = [
    path("", index.home, name="home"),
    path("nhom/<str:code>/", index.group, name="group"),
    path("chi-so/<str:code>/", rows.indicator, name="indicator"),
    path("dien-bien/", index.course, name="course"),
    path("trong-ngay/", rows.the_day, name="day"),
    path("xep-hang/", compare.ranking, name="ranking"),
    path("ban-do/", compare.city_map, name="map"),
    path("so-sanh/", compare.peers, name="peers"),
    path("nhung/ban-do/", compare.framed, name="framed"),
    path("so-lieu.<str:kind>", feed.feed, name="feed"),
    *[path(where, include(part)) for where, part in _PARTS.items() if find_spec(part)],
    path("<slug:figure>/", rows.figure, name="figure"),
]

from django.urls import include, path

from motcua.web.board.views import agreement, compare, feed, hours, index, national, rows, wall

app_name = "board"
urlpatterns = [
    path("", index.home, name="home"),
    path("nhom/<str:code>/", index.group, name="group"),
    path("chi-so/<str:code>/", rows.indicator, name="indicator"),
    path("dien-bien/", index.course, name="course"),
    path("trong-ngay/", rows.the_day, name="day"),
    path("trong-ngay/theo-gio/", hours.hour, name="hour"),
    path("xep-hang/", compare.ranking, name="ranking"),
    path("ban-do/", compare.city_map, name="map"),
    path("so-sanh/", compare.peers, name="peers"),
    path("man-hinh/", wall.wall, name="wall"),
    path("nhung/ban-do/", compare.framed, name="framed"),
    path("so-lieu.<str:kind>", feed.feed, name="feed"),
    path("tong-quoc-gia/", national.national, name="national"),
    path("doi-chieu/", agreement.agreement, name="agreement"),
    path("theo-doi/", include("motcua.web.board.monitor.urls")),
    path("bao-cao/", include("motcua.web.board.reports.urls")),
    path("<slug:figure>/", rows.figure, name="figure"),
]

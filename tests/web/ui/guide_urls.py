"""The addresses that the design system itself needs, and no other."""

from django.urls import include, path

urlpatterns = [
    path("ui/", include("motcua.web.ui.urls")),
    path("ngon-ngu/", include("django.conf.urls.i18n")),
]

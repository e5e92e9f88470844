from django.urls import path

from motcua.web.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.guide, name="guide"),
    path("luc-nay/", views.moment, name="moment"),
    path("khung/<slug:name>/", views.frame, name="frame"),
    path("loi/<int:status>/", views.error, name="error"),
]

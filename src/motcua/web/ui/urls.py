from django.urls import path

from motcua.web.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.guide, name="guide"),
    path("khung/<slug:name>/", views.frame, name="frame"),
    path("loi/<int:status>/", views.error, name="error"),
]

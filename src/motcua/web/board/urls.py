from django.urls import path

from motcua.web.board import views

app_name = "board"
urlpatterns = [
    path("", views.home, name="home"),
    path("<slug:figure>/", views.opened, name="figure"),
]

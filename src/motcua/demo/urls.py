from django.urls import path

from motcua.demo import views

app_name = "demo"
urlpatterns = [
    path("luc-nay/", views.now, name="now"),
    path("dong-ho/", views.move_clock, name="move_clock"),
    path("nhap-vai/", views.become, name="become"),
    path("tin-nhan/", views.sent_messages, name="messages"),
]

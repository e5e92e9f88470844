from django.urls import path

from motcua.adapters.sign_on_demo import views

app_name = "sign_on_demo"
urlpatterns = [path("dang-nhap-thu-nghiem/", views.choose, name="choose")]

from django.urls import path

from motcua.web.ui.sign_in import capacities, citizens, kiosks, session

app_name = "sign_in"
urlpatterns = [
    path("dang-nhap/", citizens.choose, name="choose"),
    path("dang-nhap/bat-dau", citizens.start, name="start"),
    path("dang-nhap/xong", citizens.finish, name="finish"),
    path("dang-nhap/phien", session.session, name="session"),
    path("dang-xuat/", citizens.leave, name="leave"),
    path("dang-nhap/thay-mat/", capacities.acting_for, name="acting_for"),
    path("dang-nhap/don-vi/", capacities.unit, name="unit"),
    path("quay-tu-phuc-vu/thoat", kiosks.forget, name="kiosk_forget"),
    path("quay-tu-phuc-vu/<str:code>", kiosks.mark, name="kiosk"),
]

from django.urls import path

from motcua.web.board.reports import views

app_name = "reports"
urlpatterns = [
    path("", views.issued, name="issued"),
    path("06a/ho-so/", views.form_rows, name="form_rows"),
    path("<uuid:report_id>.<str:form>", views.download, name="download"),
]

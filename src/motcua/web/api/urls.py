from django.urls import path

from motcua.web.api.docs import docs
from motcua.web.api.v1 import api

urlpatterns = [
    path("docs", docs, name="api-docs"),
    path("", api.urls),
]

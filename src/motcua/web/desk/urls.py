from django.urls import path

from motcua.web.desk import clerk, dossier, inbox, moves, opinions, papers, returns, search, signing, supplement
from motcua.web.desk.counter import views as counter
from motcua.web.desk.counter import visit
from motcua.web.desk.keeping import deliveries, letters, offerings, officers, units

app_name = "desk"
_DOSSIER = "ho-so/<str:code>/"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("tim/", search.search, name="search"),
    path(_DOSSIER, dossier.dossier, name="dossier"),
    path(f"{_DOSSIER}giay-to/<int:paper_id>/", papers.paper, name="paper"),
    path(f"{_DOSSIER}du-thao/", papers.draft_result, name="draft_result"),
    path(f"{_DOSSIER}mau/<slug:form>/", papers.form, name="form"),
    path(f"{_DOSSIER}bo-sung/", supplement.ask, name="ask_supplement"),
    path(f"{_DOSSIER}bo-sung/xem-truoc/", supplement.preview, name="preview_supplement"),
    path(f"{_DOSSIER}y-kien/<int:opinion_id>/", opinions.opinion_file, name="opinion_file"),
    path(f"{_DOSSIER}<slug:move>/", moves.make, name="move"),
    path("ky/", signing.signing, name="signing"),
    path("ky/nhieu/", signing.approve_batch, name="approve_many"),
    path("van-thu/", clerk.clerk, name="clerk"),
    path("tra-ket-qua/", returns.returns, name="returns"),
    path("quay/", counter.counter, name="counter"),
    path("quay/dang-cho/", visit.visitors_region, name="visitors"),
    path("quay/tai-cho/<str:code>/", visit.visit, name="visit"),
    path("quay/tai-cho/<str:code>/tham-dinh/", visit.serve, name="serve"),
    path("quay/giay-to/<str:code>/", counter.scan, name="counter_scan"),
    path("quay/xong/<str:code>/", counter.done, name="counter_done"),
    path("quan-tri/don-vi/", units.units, name="units"),
    path("quan-tri/don-vi/moi/", units.make, name="make_unit"),
    path("quan-tri/don-vi/<str:code>/", units.unit, name="unit"),
    path("quan-tri/can-bo/", officers.officers, name="officers"),
    path("quan-tri/can-bo/moi/", officers.make, name="make_officer"),
    path("quan-tri/can-bo/<int:officer_id>/", officers.officer, name="officer"),
    path("quan-tri/phan-cong/", offerings.kept, name="offerings"),
    path("quan-tri/thu/", letters.letters, name="letters"),
    path("quan-tri/viec-tu-dong/", deliveries.deliveries, name="deliveries"),
]

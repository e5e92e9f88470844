"""Addresses that a citizen can read aloud; no personal data stands in them."""

from django.urls import path

from motcua.web.portal import account, areas, figures, files, home, inbox, mandates, repository
from motcua.web.portal.filing import discarding, information, papers, photos, place, receipt, review, saving, starting
from motcua.web.portal.following import dossier, mine, rate, track
from motcua.web.portal.procedures import page, search

app_name = "portal"

_finding = [
    path("", home.home, name="home"),
    path("thu-tuc/", search.procedures, name="procedures"),
    path("thu-tuc/goi-y/", search.suggest, name="suggest"),
    path("thu-tuc/<str:code>/", page.procedure, name="procedure"),
    path("thu-tuc/<str:code>/phien-ban/<int:number>/", page.version, name="version"),
    path("con-so/", figures.strip, name="figures"),
    path("phuong-xa/", areas.find, name="areas"),
]
_filing = [
    path("nop/<str:code>/", starting.start, name="start"),
    path("nhap/<uuid:draft_id>/", information.first_step, name="draft"),
    path("nhap/<uuid:draft_id>/luu/", saving.save_field, name="save_field"),
    path("nhap/<uuid:draft_id>/noi-nop/", place.place, name="place"),
    path("nhap/<uuid:draft_id>/thong-tin/<slug:code>/", information.information, name="information"),
    path("nhap/<uuid:draft_id>/thong-tin/<slug:code>/doi/", saving.hanging, name="hanging"),
    path("nhap/<uuid:draft_id>/giay-to/", papers.papers, name="papers"),
    path("nhap/<uuid:draft_id>/giay-to/<str:code>/tep/", papers.add_paper, name="add_paper"),
    path("nhap/<uuid:draft_id>/giay-to/<str:code>/dung-lai/", papers.use_again, name="use_again"),
    path("nhap/<uuid:draft_id>/giay-to/<str:code>/xem/", papers.preview, name="preview"),
    path("nhap/<uuid:draft_id>/giay-to/<str:code>/trang/", photos.change, name="change_part"),
    path("nhap/<uuid:draft_id>/anh/<int:part_id>/", photos.look, name="part"),
    path("nhap/<uuid:draft_id>/anh/<int:part_id>/nho/", photos.look_small, name="small_part"),
    path("nhap/<uuid:draft_id>/xem-lai/", review.review, name="review"),
    path("nhap/<uuid:draft_id>/xoa/", discarding.discard, name="discard"),
    path("bien-nhan/<str:code>/", receipt.receipt, name="receipt"),
]
_following = [
    path("tra-cuu/", track.track, name="track"),
    path("s/<str:token>/", track.status, name="status"),
    path("s/<str:token>/tinh-trang/", track.status_part, name="status_part"),
    path("ho-so/", mine.mine, name="mine"),
    path("ho-so/danh-sach/", mine.mine_part, name="mine_part"),
    path("ho-so/<str:code>/", dossier.follow, name="follow"),
    path("ho-so/<str:code>/tinh-trang/", dossier.follow_part, name="follow_part"),
    path("ho-so/<str:code>/rut/", dossier.take_back, name="withdraw"),
    path("ho-so/<str:code>/bo-sung/", dossier.answer, name="answer"),
    path("ho-so/<str:code>/danh-gia/", rate.rate, name="rate"),
    path("ho-so/<str:code>/<slug:name>.pdf", dossier.slip, name="slip"),
    path("tep/<uuid:file_id>/", files.download, name="file"),
]
_mine = [
    path("tin-nhan/", inbox.messages, name="messages"),
    path("kho-giay-to/", repository.papers, name="repository"),
    path("kho-giay-to/<uuid:paper_id>/bo/", repository.forget, name="forget_paper"),
    path("uy-quyen/", mandates.mandates, name="mandates"),
    path("uy-quyen/<uuid:mandate_id>/thu-hoi/", mandates.revoke, name="revoke_mandate"),
    path("tai-khoan-cua-toi/", account.profile, name="profile"),
]
urlpatterns = [*_finding, *_filing, *_following, *_mine]

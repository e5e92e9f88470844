from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from motcua.core.documents.intake import KINDS, Limits, prepare
from motcua.kernel.errors import DomainError
from tests.core.documents import files

EXE = b"MZ\x90\x00" + b"\x00" * 200
ELF = b"\x7fELF" + b"\x01" * 200
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
SMALL = Limits(max_bytes=2000)

GOOD = [
    ("don.pdf", files.pdf(3), "don.pdf", "pdf", 3),
    ("Giấy chứng nhận.JPEG", files.jpeg(), "Giấy chứng nhận.jpg", "jpg", 1),
    ("IMG_0001.HEIC", files.heic(), "IMG_0001.jpg", "jpg", 1),
    ("ảnh màn hình.png", files.png(), "ảnh màn hình.jpg", "jpg", 1),
    ("zalo.jpg", files.webp(), "zalo.jpg", "jpg", 1),
    ("không đuôi", files.pdf(), "không đuôi.pdf", "pdf", 1),
    ("quét.jpg", files.pdf(), "quét.pdf", "pdf", 1),
    ("tờ khai.docx", files.docx(), "tờ khai.docx", "docx", None),
    ("bảng tính.xlsx", files.xlsx(), "bảng tính.xlsx", "xlsx", None),
    ("đơn.odt", files.odt(), "đơn.odt", "odt", None),
    ("có bom.pdf", b"\xef\xbb\xbf\n" + files.pdf(), "có bom.pdf", "pdf", 1),
    ("chỉ cấm sửa.pdf", files.pdf(owner="only the owner may change", user=""), "chỉ cấm sửa.pdf", "pdf", 1),
    ("hóa đơn.pdf", files.pdf_with_attachment("invoice.xml"), "hóa đơn.pdf", "pdf", 1),
]

BAD = [
    ("trống.pdf", b"", "file.empty"),
    ("nặng.jpg", files.jpeg(), "file.too_large"),
    ("ảnh.jpg", EXE, "file.disguised"),
    ("đơn.pdf", ELF, "file.disguised"),
    ("đơn.pdf", b"<html><script>alert(1)</script></html>", "file.disguised"),
    ("đơn.pdf", b"#!/bin/sh\nrm -rf /\n", "file.disguised"),
    ("đơn.pdf", b"MZ" + files.pdf(), "file.disguised"),
    ("đơn.docx", files.zipped(**{"a.txt": b"a"}), "file.disguised"),
    ("đơn.docx", b"PK\x03\x04 and no more", "file.damaged"),
    ("ảnh.jpg", files.docx(), "file.disguised"),
    ("đơn.pdf", files.xlsx(), "file.disguised"),
    ("cài đặt.exe", EXE, "file.type_not_allowed"),
    ("kho.zip", files.zipped(**{"a.pdf": files.pdf()}), "file.type_not_allowed"),
    ("phim.mp4", b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 50, "file.type_not_allowed"),
    ("ghi chú.txt", "Tôi tên là An".encode(), "file.type_not_allowed"),
    ("đơn.doc", OLD_WORD, "file.type_not_allowed"),
    ("đơn.docx", OLD_WORD, "file.encrypted"),
    ("khóa.pdf", files.pdf(owner="1", user="secret"), "file.encrypted"),
    ("khóa.odt", files.odt(**{"META-INF/manifest.xml": b"<manifest:encryption-data/>"}), "file.encrypted"),
    ("macro.docx", files.docx(**{"word/vbaProject.bin": b"x"}), "file.active_content"),
    ("mã.pdf", files.pdf_with_action("/JavaScript"), "file.active_content"),
    ("chạy.pdf", files.pdf_with_action("/Launch"), "file.active_content"),
    ("kèm.pdf", files.pdf_with_attachment("hoa don.exe"), "file.active_content"),
    ("cụt.pdf", files.pdf(3)[:-200], "file.damaged"),
    ("cụt.jpg", files.jpeg()[:3000], "file.damaged"),
    ("cụt.png", files.png()[:2000], "file.damaged"),
    ("cụt.heic", files.heic()[:2000], "file.damaged"),
    ("cụt.docx", files.docx()[:-30], "file.damaged"),
    ("không trang.pdf", files.pdf(0), "file.damaged"),
    ("rác.pdf", b"%PDF-1.7 rubbish %%EOF", "file.damaged"),
    ("rác.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 100, "file.damaged"),
    ("bom.png", files.pixel_bomb(), "file.too_many_pixels"),
    ("dày.pdf", files.pdf(501), "file.too_many_pages"),
]


@pytest.mark.parametrize(("name", "data", "kept_as", "kind", "pages"), GOOD, ids=[row[0] for row in GOOD])
def test_a_good_file_is_kept_as_what_it_is(name: str, data: bytes, kept_as: str, kind: str, pages: int | None) -> None:
    prepared = prepare(data, name)
    assert (prepared.name, prepared.kind.code, prepared.pages) == (kept_as, kind, pages)


@pytest.mark.parametrize(("name", "data", "code"), BAD, ids=[f"{row[2]} {row[0]} {n}" for n, row in enumerate(BAD)])
def test_a_bad_file_is_refused_with_a_sentence_that_helps(name: str, data: bytes, code: str) -> None:
    with pytest.raises(DomainError) as refused:
        prepare(data, name, SMALL if code == "file.too_large" else None)
    assert refused.value.code == code
    assert refused.value.message.endswith(".")
    assert code == "file.type_not_allowed" or "Xin" in refused.value.message


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "odt"])
def test_what_is_no_photo_is_kept_byte_for_byte(kind: str) -> None:
    data = {"pdf": files.pdf(), "docx": files.docx(), "xlsx": files.xlsx(), "odt": files.odt()}[kind]
    assert prepare(data, f"a.{kind}").content == data


def test_a_signed_pdf_is_known_as_such() -> None:
    assert prepare(files.signed_pdf(), "signed.pdf").signed
    assert not prepare(files.pdf(), "plain.pdf").signed


def test_a_component_that_takes_only_pdf_refuses_word() -> None:
    with pytest.raises(DomainError) as refused:
        prepare(files.docx(), "đơn.docx", Limits().accepting(["pdf", "jpg"]))
    assert refused.value.code == "file.type_not_allowed"
    assert "PDF, ảnh JPG, ảnh PNG, ảnh HEIC, ảnh WebP" in refused.value.message


@pytest.mark.parametrize(
    ("accepts", "kinds"),
    [
        ([], set(KINDS)),
        (["PDF"], {"pdf"}),
        (["jpeg"], {"jpg", "png", "heic", "webp"}),
        (["docx", "dwg"], {"docx"}),
    ],
)
def test_a_component_names_what_it_accepts_by_extension(accepts: list[str], kinds: set[str]) -> None:
    assert Limits().accepting(accepts).kinds == kinds


@settings(max_examples=300, deadline=None)
@given(data=st.binary(max_size=300), name=st.text(max_size=30))
def test_no_bytes_at_all_bring_the_intake_down(data: bytes, name: str) -> None:
    try:
        assert prepare(data, name).kind.code in KINDS
    except DomainError as refused:
        assert refused.code.startswith("file.")


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@settings(max_examples=150, deadline=None)
@given(
    good=st.sampled_from(
        [files.pdf(2), files.jpeg(files.paper_photo(200, 300)), files.docx(), files.signed_pdf(), files.heic()]
    ),
    cuts=st.lists(st.tuples(st.integers(0, 5000), st.binary(max_size=8)), min_size=1, max_size=5),
)
def test_a_good_file_that_was_tampered_with_is_taken_or_refused(good: bytes, cuts: list[tuple[int, bytes]]) -> None:
    broken = bytearray(good)
    for place, piece in cuts:
        broken[place % len(good) : place % len(good) + len(piece)] = piece
    try:
        assert prepare(bytes(broken), "tệp").content
    except DomainError as refused:
        assert refused.code.startswith("file.")


def test_what_is_kept_of_a_photo_can_be_opened_by_anybody() -> None:
    with Image.open(BytesIO(prepare(files.heic(), "a.heic").content)) as opened:
        assert (opened.format, opened.size) == ("JPEG", (600, 800))

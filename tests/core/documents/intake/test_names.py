import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.core.documents.intake import KINDS, safe_name

PDF = KINDS["pdf"]


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Đơn đề nghị.PDF", "Đơn đề nghị.pdf"),
        ("C:\\Users\\An\\don.pdf", "don.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("ảnh.HEIC", "ảnh.pdf"),
        ("hóa đơn 12.3", "hóa đơn 12.3.pdf"),
        ("fdp.\u202eexe", "fdp.exe.pdf"),
        ('a"b<c>.pdf', "a-b-c-.pdf"),
        ("", "tep.pdf"),
        ("....", "tep.pdf"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
        ("Nguye\u0302\u0303n.pdf", "Nguyễn.pdf"),
        ("a\r\nb.pdf", "a b.pdf"),
    ],
)
def test_a_name_is_kept_readable_and_harmless(given_name: str, kept: str) -> None:
    assert safe_name(given_name, PDF) == kept


@given(st.text())
def test_no_name_leaves_its_folder_or_holds_controls(name: str) -> None:
    safe = safe_name(name, PDF)
    assert safe.endswith(".pdf") and safe.isprintable() and len(safe) <= 124
    assert not set(safe) & set('/\\"<>:|?*')

"""What each template tag promises, in the markup it gives."""

import re

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory, override_settings
from django.utils import translation

from motcua.core.catalogue.definitions import fields as f
from motcua.web.ui import errors, samples
from motcua.web.ui.eforms.boxes import boxes
from motcua.web.ui.parts import Fact, FileItem, Pages, Step, Stop, Tab


def show(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def test_a_status_says_its_word_and_shows_a_sign_beside_its_colour() -> None:
    markup = show('{% tag "quá 3 giờ" tone="late" %}')
    assert 'class="tag late"' in markup and "<svg" in markup and "quá 3 giờ" in markup


def test_a_misspelt_tone_is_refused_loudly() -> None:
    with pytest.raises(ValueError, match="Unknown tone 'red'"):
        show('{% tag "Trễ" tone="red" %}')


def test_a_button_with_an_address_is_a_link_and_without_one_a_button() -> None:
    assert '<a class="btn" href="/nop">' in show('{% button "Nộp hồ sơ" href="/nop" %}')
    assert '<button class="btn danger" type="submit" name="move" value="refuse">' in show(
        '{% button "Từ chối" tone="danger" name="move" value="refuse" %}'
    )


def test_other_arguments_become_attributes_with_hyphens() -> None:
    markup = show('{% button "Ghi" hx_post="/ghi" data_hotkey="Ctrl+Enter" disabled=True hx_target=None %}')
    assert 'hx-post="/ghi" data-hotkey="Ctrl+Enter" disabled=""' in markup and "hx-target" not in markup


def test_what_stays_vietnamese_is_marked_so_on_an_english_page_alone() -> None:
    field = boxes(f.TextField(kind="text", name="why", label="Lý do <b>"), "why", {})["why"]
    bound = type("Step", (forms.Form,), {"why": field})()["why"]
    assert "lang=" not in show("{% field bound %}{{ text|vietnamese }}", bound=bound, text="Kính gửi")
    with translation.override("en"):
        said = show("{% field bound %}{{ text|linebreaksbr|vietnamese }}", bound=bound, text="<i>\nKính gửi")
    assert '<span lang="vi">Lý do &lt;b&gt;</span>' in said
    assert '<span lang="vi">&lt;i&gt;<br>Kính gửi</span>' in said


def test_what_people_typed_is_escaped_everywhere() -> None:
    bad = "<script>alert(1)</script>"
    facts, tabs = [Fact(bad, bad, bad)], [Tab(bad, "/x")]
    parts = "{% tag bad %}{% button bad %}{% facts facts %}{% tabs tabs bad %}{% stat bad bad %}"
    assert "<script>" not in show(parts, bad=bad, facts=facts, tabs=tabs)


def test_a_field_links_its_help_and_its_error_to_the_box() -> None:
    markup = show("{% field bound %}", bound=samples.wrong_form()["issued"])
    assert 'aria-describedby="wrong_issued-help wrong_issued-wrong"' in markup and 'aria-invalid="true"' in markup
    assert re.search(r'id="wrong_issued-wrong">.*Ngày 31/02/2019 không có trong lịch', markup, re.S)
    assert '<label for="wrong_issued">' in markup


def test_a_field_says_when_it_was_saved_and_that_it_may_be_left_out() -> None:
    markup = show('{% field bound saved_at="08:14" %}', bound=samples.SampleForm()["purpose"])
    assert "Đã lưu lúc 08:14" in markup and "(không bắt buộc)" in markup and 'data-state-of="purpose"' in markup


def test_radio_buttons_are_cards_inside_one_fieldset() -> None:
    markup = show("{% field bound details=details %}", bound=samples.SampleForm()["way"], details=samples.WAY_DETAILS)
    assert markup.count('class="choice"') == 3 and "<fieldset" in markup and "<legend>Nhận kết quả ở đâu" in markup
    assert "Bưu tá giao tận nhà" in markup


def test_the_summary_of_errors_leads_to_each_box_and_is_silent_when_all_is_well() -> None:
    markup = show("{% error_summary form %}", form=samples.wrong_form())
    assert markup.count("<li>") == 3 and 'href="#wrong_issued"' in markup
    assert show("{% error_summary form %}", form=samples.SampleForm()).strip() == ""


def test_the_path_says_in_words_where_a_dossier_is() -> None:
    markup = show(
        "{% path stops %}",
        stops=[Stop("Đã nộp", state="done"), Stop("Thẩm định", state="paused"), Stop("Chờ", state="now"), Stop("Ký")],
    )
    assert re.findall(r'class="unseen">: ([^<]+)', markup) == ["đã xong", "tạm dừng", "đang ở đây", "chưa đến"]
    assert markup.count('aria-current="step"') == 1


@pytest.mark.parametrize(
    ("state", "word"),
    [("have", "Không cần nộp: đã có"), ("received", "Đã nhận"), ("asked", "Cần bổ sung"), ("rejected", "Chưa đạt"),
     ("optional", "Chỉ khi cần")],
)  # fmt: skip
def test_a_paper_says_its_state_in_a_word(state: str, word: str) -> None:
    assert word in show(f'{{% paper "Căn cước" state="{state}" %}}{{% endpaper %}}')


def test_tabs_mark_the_current_one_and_show_even_a_count_of_nothing() -> None:
    markup = show('{% tabs tabs "Hộp việc" %}', tabs=[Tab("Quá hạn", "#", 0, current=True), Tab("Tất cả", "#")])
    assert markup.count('aria-current="page"') == 1 and re.findall(r'class="count[^>]*>(\d+)', markup) == ["0"]


def test_a_table_names_itself_and_says_how_it_is_sorted() -> None:
    markup = show('{% table columns "Hồ sơ" %}<tr><td>A</td></tr>{% endtable %}', columns=samples.INBOX_COLUMNS)
    assert '<caption class="unseen">Hồ sơ</caption>' in markup and 'aria-sort="ascending"' in markup
    assert "<tr><td>A</td></tr>" in markup


def test_pages_say_nothing_when_there_is_only_one() -> None:
    assert show("{% pagination pages %}", pages=Pages()).strip() == ""
    assert 'rel="next"' in show("{% pagination pages %}", pages=Pages(next_href="?after=1"))


def test_only_steps_behind_can_be_gone_back_to() -> None:
    steps = [Step("Người nộp", "/1"), Step("Giấy tờ", "/2"), Step("Xem lại", "/3")]
    markup = show("{% steps steps 2 %}", steps=steps)
    assert "Bước 2 trên 3" in markup and re.findall(r'href="([^"]+)"', markup) == ["/1"]


def test_a_file_shows_its_size_and_the_fingerprint_that_can_be_copied() -> None:
    markup = show("{% files items %}", items=[FileItem("don.pdf", "/x", 1_268_000, samples.SHA)])
    assert "1,2 MB" in markup and f'data-copy="{samples.SHA}"' in markup


def test_a_figure_that_does_not_exist_is_said_and_never_shown_as_nought() -> None:
    markup = show(
        '{% stat "Phản ánh" absent="chưa phát sinh" %}{% meter "Thanh toán" absent="chưa có nguồn dữ liệu" %}'
    )
    assert "chưa phát sinh" in markup and "chưa có nguồn dữ liệu" in markup and ">0<" not in markup


def test_a_live_region_carries_a_token_for_a_topic_that_is_not_public() -> None:
    markup = show('{% live "board unit:12" "/so-lieu" id="figures" %}x{% endlive %}')
    assert re.search(r'data-live="board unit:12:\S+:\S+"', markup) and 'hx-trigger="live"' in markup


def test_a_dialog_is_opened_by_a_link_that_also_leads_to_it() -> None:
    assert 'href="#withdraw" data-dialog-open="withdraw"' in show('{% dialog_link "withdraw" "Rút hồ sơ…" %}')


@pytest.mark.urls("tests.web.ui.guide_urls")
@override_settings(MOTCUA_BANNERS=[])
@pytest.mark.parametrize("status", errors.KNOWN)
def test_every_error_page_says_what_to_do_next(status: int) -> None:
    answer = errors.page(RequestFactory().get("/x"), status)
    page = answer.content.decode()
    assert answer.status_code == status and "Về trang chủ" in page and page.count("<p>") >= 1

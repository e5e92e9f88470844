"""`phi_le_phi`: one fee a line, or several in a line, or a sentence.

Read: "Phí : 2.000.000 Đồng (…)", "Lệ phí : 1.5 USD", "20000 Đồng", "200,000đ/trường hợp", "1,5 triệu đồng",
"Không Đồng" and "Miễn phí" as 0. "Phí" is a fee, "Lệ phí" a charge; 0 is a real fee of 0. A bracket or "/…" behind
the amount is its note; a note that names another sum is doubted. "File đính kèm: …" is no fee.
Read with an assumption, and therefore also left for a person to settle: a lone letter o as the figure 0.
Never guessed: an empty amount, a percentage, a range or a maximum, a figure without a currency, "Theo quy định …".
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from motcua.core.catalogue.definitions.words import FeeKind
from motcua.kernel.text import tidy, unaccented


@dataclass(frozen=True, slots=True)
class FeeReading:
    """One item of the cell, word for word in `text`; `amount` is None where nothing was read."""

    text: str
    kind: FeeKind = FeeKind.FEE
    amount: Decimal | None = None
    currency: str = "VND"
    note: str = ""
    unparsed: str = ""
    doubt: str = ""


_HEAD = re.compile(r"(?i)(?:lệ\s+)?phí\s*:")
_ATTACHMENT = re.compile(r"(?i)^\s*(?:file|tệp|tập tin)\s+đính\s+kèm\s*:")
_KIND = re.compile(
    r"(?i)^(?P<kind>lệ\s+phí|phí)(?:(?P<what>[^:\d()]{0,120}?)\s*:|(?P<loose>[^:\d()]{0,120}?)(?=\s\d))\s*"
)
_LEAD = re.compile(r"(?i)^(?:mức\s+(?:thu|phí|lệ phí)|thu)(?:\s*:|\s+là)?\s*")
_FIGURE = r"(?P<figure>\d{1,3}(?:(?P<group>[., ])\d{3}(?:(?P=group)\d{3})*)(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d))"
_CURRENCY = r"(?P<currency>đồng|vnđ|vnd|đô\s*-?\s*la(?:\s+mỹ)?|đ\b|₫|usd|us\$|\$|euro|eur|€)"
_AMOUNT = re.compile(rf"(?i)^{_FIGURE}\s*(?P<times>nghìn|ngàn|triệu|tỷ|tỉ)?\s*{_CURRENCY}(?P<rest>.*)$", re.DOTALL)
_AMOUNT_AFTER = re.compile(rf"(?i)^(?P<currency>usd|us\$|\$|€)\s?{_FIGURE}(?P<times>)(?P<rest>.*)$", re.DOTALL)
_NAMED_SUM = re.compile(rf"(?i)(?<![\d.,]){_FIGURE}\s*(?P<times>nghìn|ngàn|triệu|tỷ|tỉ)?\s*{_CURRENCY}")
_TIMES = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 10**9, "tỉ": 10**9}
_FREE = {"khong", "mien", "mien phi", "mien thu", "mien thu phi", "khong thu", "khong thu phi", "khong thu le phi",
         "khong mat phi", "khong co", "khong phai nop", "khong phai nop phi"}  # fmt: skip
_UNCLEAR = re.compile(r"^\s*(?:[-–—]|đến\b|tới\b|hoặc\b|và\b|trở lên|trở xuống|\d|%)", re.IGNORECASE)


def read_fees(cell: str) -> list[FeeReading]:
    """Every item of the cell, read or not; an empty cell has none."""
    readings: list[FeeReading] = []
    for item, attachments in _items(cell):
        reading = _read(item)
        if attachments and reading.amount is not None:
            note = "; ".join(filter(None, [reading.note, *attachments]))
            reading = FeeReading(
                item, reading.kind, reading.amount, reading.currency, note, reading.unparsed, reading.doubt
            )
        readings.append(reading)
    return readings


def _items(cell: str) -> list[tuple[str, list[str]]]:
    """The pieces that each name one fee, with the attachments that follow them."""
    items: list[tuple[str, list[str]]] = []
    for line in _lines(cell):
        if _ATTACHMENT.match(line):
            if items:
                items[-1][1].append(tidy(line))
            continue
        items += [(piece, []) for piece in _pieces(line)]
    return items


def _lines(cell: str) -> list[str]:
    """Lines; one that begins inside a bracket belongs to the line above, unless it begins a fee of its own."""
    lines: list[str] = []
    for line in (line for line in cell.splitlines() if line.strip()):
        inside = bool(lines) and lines[-1].count("(") > lines[-1].count(")")
        if inside and not _HEAD.match(line.strip()) and not _ATTACHMENT.match(line):
            lines[-1] += f"\n{line}"
        else:
            lines.append(line)
    return lines


def _pieces(line: str) -> list[str]:
    """A line cut at each ";" and before each "Phí :" that stands outside brackets."""
    cuts, depth = [0], 0
    heads = {match.start() for match in _HEAD.finditer(line)}
    for place, char in enumerate(line):
        depth = max(0, depth + (char == "(") - (char == ")"))
        begins = place in heads and re.search(r"[\d:]", line[cuts[-1] : place])  # not the second half of "Phí/lệ phí:"
        if depth == 0 and (char == ";" or begins):
            cuts.append(place)
    pieces = (line[start:end].strip(" ;,\t\n\xa0") for start, end in zip(cuts, [*cuts[1:], len(line)], strict=True))
    return [piece for piece in pieces if piece]


def _read(item: str) -> FeeReading:
    line = tidy(item)
    head = _KIND.match(line)
    body = _LEAD.sub("", line[head.end() :] if head else line)
    kind = FeeKind.CHARGE if head and unaccented(head["kind"]).startswith("le") else FeeKind.FEE
    what = tidy((head["what"] or head["loose"] or "") if head else "")
    doubt = "" if head else "không ghi là phí hay lệ phí; ghi tạm là phí"
    if head and "phí" in what.lower():
        what, doubt = "", "ghi chung phí và lệ phí; ghi tạm là phí"
    free = _free(body)
    if free is not None:
        assumed = "chữ “o” được hiểu là số 0" if unaccented(body)[:1] == "o" else ""
        return FeeReading(item, kind, Decimal(0), note=_joined(what, free), unparsed=assumed, doubt=doubt)
    match = _AMOUNT.match(body) or _AMOUNT_AFTER.match(body)
    if match is None:
        return FeeReading(item, kind, unparsed=_why_not(body))
    amount, currency, rest = _sum(match), _currency(match["currency"]), tidy(match["rest"])
    if amount is None or _unclear(rest):
        return FeeReading(item, kind, unparsed="không phải một mức rõ ràng (khoảng, mức tối đa hoặc nhiều mức)")
    named = {(_sum(other), _currency(other["currency"])) for other in _NAMED_SUM.finditer(rest)} - {(amount, currency)}
    if named:
        doubt = "chú thích còn nêu mức khác"
    return FeeReading(item, kind, amount, currency, _joined(what, _unwrapped(rest)), doubt=doubt)


def _free(body: str) -> str | None:
    """The note behind "Không Đồng", "Miễn phí", "0", "o Đồng"; None if the body says anything else."""
    match = re.fullmatch(rf"(?is)(?P<word>[^\d(]*?|0+|o)\s*{_CURRENCY}?\s*\.?\s*(?P<note>\(.*\))?", body)
    if match is None:
        return None
    word = unaccented(match["word"]).strip(" .")
    return _unwrapped(match["note"] or "") if word in _FREE or word == "o" or re.fullmatch("0+", word) else None


def _sum(match: re.Match[str]) -> Decimal | None:
    """The amount, exact; None where it has finer parts than its currency."""
    figure = match["figure"]
    exact = Decimal(re.sub(r"[., ]", "", figure) if match["group"] else figure.replace(",", "."))
    exact *= _TIMES.get((match["times"] or "").lower(), 1)
    places = 0 if _currency(match["currency"]) == "VND" else 2
    return exact.normalize() + 0 if exact == exact.quantize(Decimal(1).scaleb(-places)) and exact < 10**14 else None


def _currency(sign: str) -> str:
    plain = unaccented(sign)
    if plain.startswith(("us", "$", "do")) and not plain.startswith("dong"):
        return "USD"
    return "EUR" if plain.startswith(("eu", "€")) else "VND"


def _unclear(rest: str) -> bool:
    """Behind the amount stands another one, outside brackets: which is it?"""
    outside = re.sub(r"\(.*\)", "", rest)
    return bool(_UNCLEAR.match(rest) or "%" in outside or _NAMED_SUM.search(outside))


def _why_not(body: str) -> str:
    plain = unaccented(body)
    if not plain or re.fullmatch(rf"(?is){_CURRENCY}?\s*(?:\(.*\))?", body):
        return "bỏ trống số tiền"
    if "%" in body:
        return "tính theo phần trăm, không phải số tiền"
    if re.fullmatch(r"\d[\d.,]*", plain):
        return "có con số nhưng thiếu loại tiền"
    return "không nhận ra số tiền rõ ràng"


def _unwrapped(note: str) -> str:
    note = tidy(note).strip(" .;,")
    return note[1:-1].strip() if note.startswith("(") and note.endswith(")") else note


def _joined(*notes: str) -> str:
    return "; ".join(note for note in notes if note)

"""A form in which every kind of field stands once."""

from typing import Any

YES_NO = [{"value": "yes", "label": "Có"}, {"value": "no", "label": "Không"}]
MANY = [{"value": f"v{n}", "label": f"Mục {n}"} for n in range(9)]
COPIES = {"kind": "number", "name": "copies", "label": "Số bản", "minimum": "1"}
FEES = {
    "title": "Mức phí",
    "rates": [
        {
            "from": "2017-01-01",
            "first_pages": 2,
            "first_rate": 2000,
            "next_rate": 1000,
            "cap": 200000,
            "basis": "TT 226",
        }
    ],
}

RICH: dict[str, Any] = {
    "title": "Đơn",
    "steps": [
        {
            "code": "who",
            "title": "Người đề nghị",
            "sections": [
                {
                    "fields": [
                        {"kind": "identity_number", "name": "number", "label": "Số định danh", "required": True},
                        {"kind": "date", "name": "issued", "label": "Ngày cấp", "not_in_future": True},
                        {"kind": "phone", "name": "phone", "label": "Điện thoại"},
                        {"kind": "address", "name": "home", "label": "Nơi ở", "required": True},
                        {"kind": "choice", "name": "built", "label": "Đã xây", "choices": YES_NO, "required": True},
                        {
                            "kind": "long_text",
                            "name": "what",
                            "label": "Xây gì",
                            "required": True,
                            "show_when": {"field": "built", "equals": "yes"},
                        },
                        {"kind": "multi_choice", "name": "wants", "label": "Muốn biết", "choices": YES_NO},
                        {"kind": "choice", "name": "list", "label": "Danh sách", "choices": MANY},
                        {"kind": "tick", "name": "true", "label": "Tôi cam đoan"},
                        {"kind": "note", "name": "hint", "label": "Xin khai đúng."},
                    ]
                },
                {
                    "title": "Chi tiết",
                    "show_when": {"field": "built", "equals": "yes"},
                    "fields": [{"kind": "money", "name": "cost", "label": "Chi phí"}],
                },
            ],
        },
        {
            "code": "documents",
            "title": "Bản sao",
            "sections": [
                {
                    "fields": [
                        {
                            "kind": "rows",
                            "name": "documents",
                            "label": "Giấy tờ",
                            "row_label": "Giấy tờ",
                            "add_label": "Thêm giấy tờ",
                            "max_rows": 3,
                            "fields": [
                                {"kind": "text", "name": "document_name", "label": "Tên", "required": True},
                                {"kind": "number", "name": "pages", "label": "Số trang", "required": True},
                                COPIES,
                            ],
                        },
                        {"kind": "computed", "name": "fee", "label": "Phí", "function": "certified_copy.total"},
                    ]
                }
            ],
        },
    ],
}

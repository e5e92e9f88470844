"""The bytes of a file as records: JSON in UTF-8 (or UTF-16 with its mark), one record or a list of them."""

import codecs
import json
from typing import Any

from motcua.core.catalogue.errors import UnreadableRecord
from motcua.kernel.sentences import Sentence


def records_in(data: bytes) -> list[Any]:
    """Raises UnreadableRecord for what is not JSON."""
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        content = json.loads(data.decode(encoding))
    except UnicodeDecodeError:
        raise UnreadableRecord("national_record.encoding", Sentence("Tệp không phải văn bản UTF-8.")) from None
    except RecursionError:
        raise UnreadableRecord(
            "national_record.too_deep", Sentence("Bản ghi lồng nhau quá sâu, không đọc được.")
        ) from None
    except json.JSONDecodeError as error:
        why = Sentence("Tệp không phải JSON: sai từ dòng {line}, cột {column}.", line=error.lineno, column=error.colno)
        raise UnreadableRecord("national_record.not_json", why) from None
    return content if isinstance(content, list) and content else [content]

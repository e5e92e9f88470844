"""The tax code of a business: 10 digits, 13 for a branch (TT 86/2024/TT-BTC; before it TT 105/2020/TT-BTC)."""

from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.vn import mst

from motcua.kernel.errors import DomainError
from motcua.kernel.sentences import Sentence


def check_tax_code(number: str, *, field: str | None = "tax_code") -> str:
    """The code as 10 or 13 bare digits; a refusal says what is wrong."""
    try:
        return mst.validate(number)
    except InvalidChecksum:
        raise DomainError(
            "tax_code.checksum", Sentence("Mã số thuế sai chữ số kiểm tra; có thể đã gõ nhầm một số."), field=field
        ) from None
    except ValidationError:
        raise DomainError(
            "tax_code.form", Sentence("Mã số thuế gồm 10 chữ số, hoặc 13 chữ số với đơn vị phụ thuộc."), field=field
        ) from None

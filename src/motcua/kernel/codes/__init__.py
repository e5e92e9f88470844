"""Codes and numbers that people and papers carry: read, checked and written in one place."""

from motcua.kernel.codes.dossier import DossierCode, dossier_code, parse_dossier_code, public_token
from motcua.kernel.codes.identity_card import IdentityCard, parse_identity_card_qr
from motcua.kernel.codes.person import Sex, check_personal_id
from motcua.kernel.codes.phone import check_phone, format_phone
from motcua.kernel.codes.tax import check_tax_code

__all__ = [
    "DossierCode",
    "IdentityCard",
    "Sex",
    "check_personal_id",
    "check_phone",
    "check_tax_code",
    "dossier_code",
    "format_phone",
    "parse_dossier_code",
    "parse_identity_card_qr",
    "public_token",
]

"""Reports about the index: what each says (frozen as data), apart from how PDF, DOCX and XLSX show it."""

from motcua.core.index.printed.docx import as_docx
from motcua.core.index.printed.paper import Cell, Column, Report, Table
from motcua.core.index.printed.pdf import as_pdf
from motcua.core.index.printed.xlsx import as_xlsx

__all__ = ["Cell", "Column", "Report", "Table", "as_docx", "as_pdf", "as_xlsx"]

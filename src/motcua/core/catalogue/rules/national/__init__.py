"""Records of the national procedure database: read what is clear, keep what is not."""

from motcua.core.catalogue.rules.national.files import records_in
from motcua.core.catalogue.rules.national.record import ParsedProcedure, code_and_name, read_record
from motcua.core.catalogue.rules.national.summary import as_line, as_object, refused

__all__ = ["ParsedProcedure", "as_line", "as_object", "code_and_name", "read_record", "records_in", "refused"]

"""Word, Excel and OpenDocument files: zips, so what is inside decides, not the name."""

from io import BytesIO
from zipfile import ZipFile

from motcua.core.documents.intake import problems
from motcua.core.documents.intake.kinds import KINDS, FileKind
from motcua.core.documents.intake.limits import MEGABYTE

_MOST_MEMBERS = 10_000
_LARGEST_UNPACKED = 300 * MEGABYTE
_MAIN_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_MACROS = ("vbaproject.bin", "basic/script-lc.xml")
_PROGRAMS = (".exe", ".com", ".scr", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jar", ".msi", ".dll")
_ENCRYPTED = 0x1


def look_inside(data: bytes, name: str) -> FileKind | None:
    """The kind of office file that a zip is, None for any other zip. Refuses bombs, locks, macros and programs."""
    with problems.damaged_if_it_breaks(name), ZipFile(BytesIO(data)) as archive:
        members = archive.infolist()
        if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _LARGEST_UNPACKED:
            raise problems.damaged(name)
        if any(member.flag_bits & _ENCRYPTED for member in members):
            raise problems.encrypted(name)
        kind = _kind(archive)
        if kind is not None:
            _refuse_what_hides(archive, name)
        return kind


def _kind(archive: ZipFile) -> FileKind | None:
    names = set(archive.namelist())
    for main_part, code in _MAIN_PARTS.items():
        if main_part in names and "[Content_Types].xml" in names:
            archive.read(main_part)  # checks its sum: a file cut off in the middle fails here
            return KINDS[code]
    if {"mimetype", "content.xml"} <= names:
        archive.read("content.xml")
        declared = archive.read("mimetype").decode("ascii").strip()
        return next((kind for kind in KINDS.values() if kind.media_type == declared), None)
    return None


def _refuse_what_hides(archive: ZipFile, name: str) -> None:
    names = [member.lower() for member in archive.namelist()]
    if any(member.endswith((*_MACROS, *_PROGRAMS)) for member in names):
        raise problems.active_content(name)
    manifest = "META-INF/manifest.xml"
    if manifest in archive.namelist() and b"encryption-data" in archive.read(manifest):
        raise problems.encrypted(name)

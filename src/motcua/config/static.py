"""What browsers fetch: built and collected once, and again only when something of it changed."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from motcua.config.places import CLONE

STAMP = ".collected"
# Of htmx only version 2 and its minified extensions are served.
UNUSED = ["htm*-4*.js", "hx-*-4*.js", "hx-*-2.js", "htmx-2.js", "django-htmx.js"]


def prepare() -> bool:
    """Build fonts, styles and translations, and collect every static file. False if all was there."""
    from motcua.web.ui.assets import build_assets

    build_assets(settings.ASSETS_HOME)
    stamp = Path(settings.STATIC_ROOT or "") / STAMP
    wanted = _fingerprint()
    if stamp.exists() and stamp.read_text() == wanted:
        return False
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, ignore_patterns=UNUSED, verbosity=0)
    stamp.write_text(wanted)
    return True


def _fingerprint() -> str:
    """Of all that is collected: ours by content, the libraries' by the lock that names their versions."""
    found = hashlib.sha256((CLONE / "requirements.lock").read_bytes())
    for folder in (CLONE / "src", settings.ASSETS_HOME):
        for file in sorted(folder.glob("**/static/**/*")) + sorted(folder.glob("ui/**/*")):
            if file.is_file():
                found.update(f"{file}\n".encode() + file.read_bytes())
    return found.hexdigest()

"""Every setting of the product. What an operator may change comes from the environment.

`docs/operations/settings.md` explains each variable. MOTCUA_MODE says what this process serves:
a demo, the tests, or (by default) production, which refuses to start without its secrets.
"""

import sys
from pathlib import Path
from typing import Any

from motcua.config import env
from motcua.config.database import database
from motcua.config.places import CLONE, clone_home

# pytest and mypy read the settings before any code of ours could name the mode.
_UNDER_TEST = "pytest" in sys.modules or "mypy" in sys.modules
MODE = env.choice("MOTCUA_MODE", "test" if _UNDER_TEST else "production", ("demo", "test", "production"))
PRODUCTION = MODE == "production"
DEBUG = False

# Secrets, addresses

SECRET_KEY = env.secret("SECRET_KEY", None if PRODUCTION else "not a secret: demo and tests only")
SECRET_KEY_FALLBACKS = env.listed("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = env.listed("ALLOWED_HOSTS") if PRODUCTION else ["*"]
CSRF_TRUSTED_ORIGINS = env.listed("CSRF_TRUSTED_ORIGINS")
PUBLIC_URL = env.text("PUBLIC_URL", "http://localhost:8000").rstrip("/")

# The outside world: which adapter serves which port. core names the port, never the adapter.

_A = "motcua.adapters"
_SIGN_ON = f"{_A}.sign_on_oidc.adapter.OidcSignOn" if PRODUCTION else f"{_A}.sign_on_demo.adapter.DemoSignOn"
_VIRUS_SCAN = f"{_A}.virus_scan_clamd.ClamdScanner" if PRODUCTION else f"{_A}.virus_scan_demo.DemoScanner"
_EMAIL = f"{_A}.messages_smtp.SmtpMessages" if PRODUCTION else f"{_A}.messages_demo.DemoMessages"
MOTCUA_ADAPTERS = {
    "sign_on": env.text("ADAPTER_SIGN_ON", _SIGN_ON),
    "messages_email": env.text("ADAPTER_MESSAGES_EMAIL", _EMAIL),
    "storage": env.text("ADAPTER_STORAGE", f"{_A}.storage_folder.FolderStorage"),
    "virus_scan": env.text("ADAPTER_VIRUS_SCAN", _VIRUS_SCAN),
}
SIGN_ON_OIDC = {
    "issuer": env.text("SIGN_ON_ISSUER"),
    "client_id": env.text("SIGN_ON_CLIENT_ID"),
    "client_secret": env.secret("SIGN_ON_CLIENT_SECRET", ""),
    "scope": env.text("SIGN_ON_SCOPE", "openid profile"),
    "profile": env.choice("SIGN_ON_PROFILE", "vneid", ("vneid", "national_portal")),  # the names of its claims
}
MOTCUA_CLAMD = env.text("CLAMD")

# Applications: ours first, so that our templates stand before a library's of the same name


def _has_pages(adapter: str) -> bool:
    """Some of the demo's stand-ins have pages of their own; such an adapter is an application too."""
    return (CLONE / "src" / adapter.replace(".", "/") / "apps.py").exists()


INSTALLED_APPS = [
    "motcua.config",
    *([] if PRODUCTION else ["motcua.demo"]),
    "motcua.web.portal",
    "motcua.web.desk",
    "motcua.web.board",
    "motcua.web.api",
    "motcua.web.ui",
    *[app for path in MOTCUA_ADAPTERS.values() if _has_pages(app := ".".join(path.split(".")[:3]))],
    "motcua.core.index",
    "motcua.core.feedback",
    "motcua.core.dossiers",
    "motcua.core.documents",
    "motcua.core.notifications",
    "motcua.core.catalogue",
    "motcua.core.identity",
    "motcua.core.ledger",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "motcua.config.middleware.SecurityHeaders",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "motcua.web.ui.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "motcua.web.ui.acting.Acting",
    "motcua.web.ui.readable.Readable",
    "motcua.web.ui.sign_in.officers.OfficersDoor",
]

ROOT_URLCONF = "motcua.config.urls"
WSGI_APPLICATION = "motcua.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "motcua.web.ui.context.page",
            ],
        },
    },
]

# Database

DATABASE_URL = env.secret("DATABASE_URL", "")
WEB_THREADS = env.integer("WEB_THREADS", 8)
WEB_LISTENERS = env.integer("WEB_LISTENERS", 5000)  # open pages that one process tells of changes
DATABASES = {
    "default": database(
        DATABASE_URL,
        test_name=env.text("MOTCUA_TEST_DB", "test_motcua"),
        test=MODE == "test",
        pool_size=env.integer("DATABASE_POOL", WEB_THREADS + 4),
    )
}

# People

AUTH_USER_MODEL = "identity.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
_SIGN_IN = "motcua.web.ui.sign_in"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{_SIGN_IN}.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    *({"NAME": f"{_SIGN_IN}.passwords.{name}"} for name in ("NotLikeThePerson", "NotCommon", "NotAllDigits")),
]
if MODE == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast, for made-up people

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/can-bo/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = f"{_SIGN_IN}.officers.OfficerAccounts"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # officers are entered by an administrator, address included
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no letters to addresses that a stranger typed
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}
ACCOUNT_FORMS = {
    "login": f"{_SIGN_IN}.forms.LoginForm",
    "reauthenticate": f"{_SIGN_IN}.forms.ReauthenticateForm",
    "change_password": f"{_SIGN_IN}.forms.ChangePasswordForm",
    "reset_password": f"{_SIGN_IN}.forms.ResetPasswordForm",
    "reset_password_from_key": f"{_SIGN_IN}.forms.ResetPasswordKeyForm",
}
MFA_ADAPTER = f"{_SIGN_IN}.officers.SecondFactors"
MFA_FORMS = {
    "authenticate": f"{_SIGN_IN}.forms.AuthenticateForm",
    "reauthenticate": f"{_SIGN_IN}.forms.ReauthenticateByCodeForm",
    "activate_totp": f"{_SIGN_IN}.forms.ActivateTotpForm",
    "add_webauthn": f"{_SIGN_IN}.forms.AddKeyForm",
    "edit_webauthn": f"{_SIGN_IN}.forms.EditKeyForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the administrator entered the address
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Một Cửa"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_PROVIDERS: dict[str, object] = {}

SESSION_ENGINE = "django.contrib.sessions.backends.db"  # a sign-out holds in every process at once
SESSION_COOKIE_AGE = 8 * 60 * 60  # one working day
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"  # sign-on comes back from another site
CSRF_COOKIE_HTTPONLY = True

CACHES = {
    # Sign-in attempts are counted here, so every process must see the same counts.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
    # Reads are counted in each process's own memory: a count that costs more than the page protects nothing.
    "limits": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "limits",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}
# How often one address may ask without signing in, as (times, seconds). Generous: behind one address of a mobile
# network stand thousands of telephones.
MOTCUA_RATE_LIMITS = {
    "track": env.rate("RATE_LIMIT_TRACK", "60/m"),
    "status": env.rate("RATE_LIMIT_STATUS", "300/m"),
    "search": env.rate("RATE_LIMIT_SEARCH", "600/m"),
    "api": env.rate("RATE_LIMIT_API", "300/m"),
}

# How long, in seconds, what was drawn of the board for one reader serves others; tests all begin with the same numbers.
MOTCUA_SHARED_REGION_SECONDS = 0 if MODE == "test" else 5

# Transport

TRUSTED_PROXIES = env.listed("TRUSTED_PROXIES")  # addresses whose X-Forwarded-* headers are believed
SECURE_SSL_REDIRECT = PRODUCTION and env.flag("SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env.flag("HSTS_WHOLE_DOMAIN")
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
# W005, W021: whether the whole domain is ours to bind to HTTPS the operator knows, and says in
# HSTS_WHOLE_DOMAIN. W004: the assets come with the first start.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021", "staticfiles.W004"]

# Files

FILES_HOME = Path(env.text("FILES_HOME") or clone_home())
ASSETS_HOME = FILES_HOME / "assets"  # fonts, styles and translations that motcua.web.ui.assets builds
STATIC_URL = "/static/"
STATIC_ROOT = None if MODE == "test" else FILES_HOME / "static"
STATICFILES_DIRS = [("ui", ASSETS_HOME / "ui")]
MEDIA_ROOT = FILES_HOME / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
_STATIC_STORAGE = (
    "django.contrib.staticfiles.storage.StaticFilesStorage" if MODE == "test" else "motcua.config.storage.HashedFiles"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": _STATIC_STORAGE},
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = MODE == "test"  # else each test would list every file first
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# Language, time

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [ASSETS_HOME / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# Messages to people

EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
EMAIL_PORT = env.integer("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env.secret("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "Một Cửa <motcua@localhost>")

# This installation

MOTCUA_MODE = MODE
MOTCUA_PLACE = env.text("PLACE", "" if PRODUCTION else "Thành phố Vũng Tàu")  # whom it serves, as pages say it
# Codes with which a centre marks its self-service machines, at /quay-tu-phuc-vu/<code>.
_KIOSKS = env.secret("KIOSK_CODES", "" if PRODUCTION else "quay-thu-nghiem")
MOTCUA_KIOSK_CODES = [code.strip() for code in _KIOSKS.split(",") if code.strip()]
INDEX_PROFILE = env.text("INDEX_PROFILE", "portal")  # by which reading of Decision 766 the board scores
# The board's tile map: which file places the units, and which sites besides our own may frame it.
MOTCUA_TILES = env.text("TILES", "" if PRODUCTION else str(CLONE / "src" / "motcua" / "demo" / "data" / "tiles.json"))
MOTCUA_FRAMED_BY = env.listed("FRAMED_BY")
MOTCUA_BANNERS: list[str] = ["demo/banner.html"] if MODE == "demo" else []

# Jobs, logs

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "tasks"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "motcua.config.logs.OneLine"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["out"], "level": "WARNING"},
    "loggers": {
        "motcua": {"level": env.text("LOG_LEVEL", "WARNING" if MODE == "test" else "INFO")},
        "django": {"handlers": [], "level": "WARNING"},
        "django.request": {"level": "ERROR"},  # that somebody mistyped an address is no news
        "psycopg.pool": {"level": "ERROR"},
    },
}

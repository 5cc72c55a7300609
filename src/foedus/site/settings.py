"""The settings of the site, from the environment. What each is for stands beside it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF

from foedus.register import environment

HERE = Path(__file__).resolve().parent.parent
DATA = environment.data_folder()
SECRET_KEY = environment.secret_key(DATA)
DEBUG = False
HTTPS = environment.flag("FOEDUS_HTTPS")
DEMONSTRATION = environment.flag("FOEDUS_DEMO")
"""Whether this is a demonstration: pages say so, its users and acts are not a record."""

ALLOWED_HOSTS = environment.words("FOEDUS_HOSTS") or ["localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = environment.words("FOEDUS_ORIGINS")
ORIGIN = os.environ.get("FOEDUS_ORIGIN", "foedus.example")
CERTIFICATE = os.environ.get("FOEDUS_CERTIFICATE", "")
CERTIFICATE_PASSWORD = os.environ.get("FOEDUS_CERTIFICATE_PASSWORD", "")
"""The name of the log: who answers for it. It stands in every signed head."""

ROOT_URLCONF = "foedus.site.urls"
WSGI_APPLICATION = "foedus.site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {"default": environment.database(DATA)}

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "csp",
    "django_htmx",
    "django_prometheus",
    "django_tasks",
    "django_tasks_db",
    "rules.apps.AutodiscoverRulesConfig",
    "foedus.accounts",
    "foedus.register",
    "foedus.assembly",
    "foedus.web",
    "foedus.api",
]

MIDDLEWARE = [
    "django_prometheus.middleware.PrometheusBeforeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "foedus.accounts.middleware.RefusalMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "foedus.accounts.middleware.PasswordChangeRequired",
    "foedus.accounts.middleware.SecondFactorRequired",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "django_prometheus.middleware.PrometheusAfterMiddleware",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "foedus.web.context.frame",
            ],
        },
    },
]

# --- who may come in
AUTH_USER_MODEL = "foedus_accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Foedus"
MFA_ADAPTER = "foedus.accounts.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "foedus.accounts.codes.CodeForm",
    "reauthenticate": "foedus.accounts.codes.CodeAgainForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True
ACCOUNT_ADAPTER = "foedus.accounts.adapters.AccountAdapter"
CSRF_FAILURE_VIEW = "foedus.accounts.refusals.forged"
AXES_LOCKOUT_CALLABLE = "foedus.accounts.refusals.locked_out"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 1  # hour
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_VERBOSE = False

# --- sessions and headers
SESSION_COOKIE_AGE = 8 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

# --- what may be sent to us
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 10
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
ATTACHMENT_LIMIT = 20 * 1024 * 1024
"""The largest scan or batch that is taken, in bytes."""

# --- languages; the clock of the machine is UTC, legal days are those of the depositary
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("ru", "Русский")]
LOCALE_PATHS = [HERE / "web" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# --- files
STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [("foedus/check", HERE / "claims" / "report" / "style")]
"""A checked report looks the same on the site and as a file."""
MEDIA_ROOT = DATA / "scans"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

# --- letters
_MAIL_HOST = os.environ.get("FOEDUS_MAIL_HOST", "")
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if _MAIL_HOST
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = DATA / "letters"
EMAIL_HOST = _MAIL_HOST
EMAIL_PORT = int(os.environ.get("FOEDUS_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("FOEDUS_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("FOEDUS_MAIL_PASSWORD", "")
EMAIL_TIMEOUT = 20
EMAIL_USE_TLS = bool(_MAIL_HOST)
DEFAULT_FROM_EMAIL = os.environ.get("FOEDUS_MAIL_FROM", "depositary@foedus.example")

# --- work in the background
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # attempts are counted here: with few places many addresses would push each other's out
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
}

# --- the API
NINJA_DEFAULT_THROTTLE_RATES = {
    "public": "1200/m",
    "user": "6000/m",
    "batch": "60/m",
    "report": "60/m",
}
METRICS_TOKEN = os.environ.get("FOEDUS_METRICS_TOKEN", "")
NINJA_NUM_PROXIES = int(os.environ.get("FOEDUS_PROXIES", "0"))
ALLAUTH_TRUSTED_PROXY_COUNT = AXES_IPWARE_PROXY_COUNT = NINJA_NUM_PROXIES

LOGGING_CONFIG = "foedus.site.logs.configure"
LOGGING: dict[str, Any] = {"level": os.environ.get("FOEDUS_LOG_LEVEL", "INFO")}

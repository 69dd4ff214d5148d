"""Settings, all from the environment; each is described in docs/SETTINGS.md.

Without any, this is the demo: an SQLite database in `var/demo`, on this machine only.
"""

import os
from pathlib import Path
from typing import Any

import dj_database_url
from django.utils.csp import CSP

from goldenthread.core import sqlite

SQLITE_VERSION = sqlite.prefer_new_sqlite()
BASE = Path(__file__).resolve().parent


def env(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def env_list(name: str, default: str = "") -> list[str]:
    return [part.strip() for part in env(name, default).split(",") if part.strip()]


DATA = Path(env("GOLDENTHREAD_DATA", "var/demo")).resolve()
DEMO = env("GOLDENTHREAD_DEMO", "0" if "DATABASE_URL" in os.environ else "1") == "1"
PRODUCTION = not DEMO and env("GOLDENTHREAD_INSECURE") != "1"
# The demo's day; on any other database the clock runs.
DEMO_TODAY = env("GOLDENTHREAD_DEMO_TODAY", "2026-11-16") if DEMO else ""

SECRET_KEY = env("SECRET_KEY", "" if PRODUCTION else "demo-only-not-secret-" + "x" * 40)
DEBUG = False
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "" if PRODUCTION else "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")
BASE_URL = env("BASE_URL", "http://127.0.0.1:8000")

INSTALLED_APPS = [
    "goldenthread.core",
    "goldenthread.ledger",
    "goldenthread.jobs",
    "goldenthread.accounts",
    "goldenthread.documents",
    "goldenthread.inspections",
    "goldenthread.measures",
    "goldenthread.plans",
    "goldenthread.governance",
    "goldenthread.reports",
    "goldenthread.imports",
    "goldenthread.web",
    "goldenthread.public",
    "goldenthread.api",
    "goldenthread.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
]

MIDDLEWARE = [
    "goldenthread.core.middleware.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "goldenthread.core.middleware.Headers",
    "goldenthread.accounts.middleware.Members",
    "goldenthread.accounts.middleware.Refusals",
    "goldenthread.plans.middleware.RatingWords",
]

ROOT_URLCONF = "goldenthread.urls"
WSGI_APPLICATION = "goldenthread.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "goldenthread.core.templating.environment",
            "context_processors": [
                "django.template.context_processors.csp",
                "goldenthread.accounts.navigation.page_context",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.Jinja2"

DATABASES = {
    "default": dj_database_url.parse(
        env("DATABASE_URL", f"sqlite:///{DATA / 'goldenthread.sqlite3'}"),
        conn_max_age=600,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    journal = "WAL" if SQLITE_VERSION >= sqlite.WAL_SINCE else "DELETE"
    DATABASES["default"] |= {
        "ENGINE": "goldenthread.core.sqlite",
        "CONN_HEALTH_CHECKS": False,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # A page's questions are long and come again: to understand one takes as long as to
            # answer it. Python keeps 128, fewer than the product has.
            "cached_statements": 1000,
            "init_command": (
                f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL; "
                "PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;"
            ),
        },
    }
CASE_WORDS = env_list("GOLDENTHREAD_CASE_WORDS")
# Days after which an overdue undertaking goes to the director, then to the monitoring officer.
ESCALATE_AFTER = env_list("GOLDENTHREAD_ESCALATE_AFTER", "14, 28")
# A modern.gov site whose minutes are fetched for somebody to check; off without its address.
SITE_URL = env("GOLDENTHREAD_SITE_URL", "")
SITE_COMMITTEES = env_list("GOLDENTHREAD_SITE_COMMITTEES")
SITE_PRIVATE = env("GOLDENTHREAD_SITE_PRIVATE") == "1"
# Counts from 1 to this are hidden in what is published.
SMALL_NUMBERS = int(env("GOLDENTHREAD_SMALL_NUMBERS", "5"))
if SMALL_NUMBERS not in (5, 7, 10):
    raise SystemExit("GOLDENTHREAD_SMALL_NUMBERS: hide counts up to 5, 7 or 10.")
# Words that no published file may have in it, in any place; nothing is published with one.
RELEASE_CANARIES = env_list("GOLDENTHREAD_RELEASE_CANARIES")
FILES = Path(env("GOLDENTHREAD_FILES", str(DATA / "files"))).resolve()

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["goldenthread.accounts.backends.SignIn"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# Publishing and withdrawing ask for the password again after so many minutes; 0: never. The demo,
# where nobody has one, asks to sign in again as the same person.
STEP_UP_MINUTES = int(env("GOLDENTHREAD_STEP_UP_MINUTES", "15" if PRODUCTION or DEMO else "0"))
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "goldenthread.accounts.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = False

LANGUAGE_CODE = "en-gb"
USE_I18N = False
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# Content-Security-Policy: nonces, no unsafe-inline; `style=` is blocked everywhere.
SECURE_CSP = {
    "default-src": ["'self'"],
    "script-src": ["'self'", CSP.NONCE],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # a probe on this machine speaks plain HTTP
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_HSTS_SECONDS = 31536000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_NAME = "__Host-session" if PRODUCTION else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUCTION else "csrf"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_FAILURE_VIEW = "goldenthread.core.errors_views.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

FILE_UPLOAD_MAX_MEMORY_SIZE = 30 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 30 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000

# Without a mail server each message is a file in the data folder.
MAILERS: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": env("EMAIL_HOST"),
            "port": int(env("EMAIL_PORT", "25")),
            "username": env("EMAIL_HOST_USER"),
            "password": env("EMAIL_HOST_PASSWORD"),
            "use_tls": env("EMAIL_USE_TLS") == "1",
            "timeout": 20,
        },
    }
    if env("EMAIL_HOST")
    else {
        "BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "OPTIONS": {"file_path": str(DATA / "mail")},
    }
}
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", "golden-thread@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "goldenthread.core.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": env("LOG_LEVEL", "INFO")},
    "loggers": {
        "django.server": {"handlers": [], "propagate": False},
        "pikepdf": {"level": "WARNING"},  # it tells of itself whenever it is loaded
    },
}

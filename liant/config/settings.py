"""Django's settings. What differs between installations comes from the environment."""

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from liant.config import attachments, locality
from liant.config.database import databases
from liant.config.mail import mail_settings
from liant.config.maps import maps
from liant.config.rates import rates
from liant.config.registries import registries
from liant.config.secrets import data_folder, hashing_key, sealing_keys, secret_key
from liant.config.signing_in import *  # noqa: F403
from liant.config.sms import sms_url
from liant.config.webhooks import networks

ROOT = Path(__file__).resolve().parent.parent
DEBUG = os.environ.get("LIANT_DEBUG") == "1"
SECRET_KEY = secret_key()
SEALING_KEYS = sealing_keys()
HASHING_KEY = hashing_key()
# What was signed or encrypted before the key was exchanged is still understood.
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("LIANT_OLD_SECRET_KEYS", "").split(",") if key]
ALLOWED_HOSTS = os.environ.get("LIANT_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("LIANT_ORIGINS", "").split(",") if origin]

INSTALLED_APPS = [
    # Ours first, so that their templates and translations stand before those of the parts they dress.
    "liant.kernel.ui",
    "liant.kernel.signin",
    "liant.kernel.access",
    "liant.kernel.history",
    "liant.kernel.search",
    "liant.kernel.jobs",
    "liant.kernel.throttling",
    "liant.kernel.api",
    "liant.kernel.entity",
    "liant.kernel.imports",
    "liant.kernel.exports",
    "liant.kernel.bulk",
    "liant.kernel.merging",
    "liant.modules.organisation",
    "liant.kernel.audit",
    "liant.kernel.characteristics",
    "liant.kernel.attachments",
    "liant.kernel.pictures",
    "liant.kernel.comments",
    "liant.kernel.timelines",
    "liant.kernel.tags",
    "liant.kernel.lifecycle",
    "liant.kernel.documents",
    "liant.modules.contacts",
    "liant.modules.activities",
    "liant.modules.celebrations",
    "liant.modules.duplicates",
    "liant.modules.privacy",
    "liant.kernel.webhooks",
    "liant.kernel.notifications",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "ninja",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "liant.kernel.ui.security.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "liant.kernel.access.middleware.OriginMiddleware",
    "liant.kernel.signin.sessions.SessionTrail",
    "liant.kernel.api.tokens.TokenMiddleware",
    "liant.kernel.throttling.middleware.RateLimits",
    "liant.kernel.access.middleware.EnterMiddleware",
    "liant.kernel.signin.gate.SecondFactorGate",
    "liant.kernel.signin.proof.ProofAtTheProvider",
    "liant.kernel.api.uploads.TakesFiles",
    "liant.kernel.api.idempotency.IdempotencyKeys",
]

ROOT_URLCONF = "liant.config.urls"
WSGI_APPLICATION = "liant.config.wsgi.application"
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
                "liant.kernel.entity.shell.shell",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "liant.kernel.ui.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "liant.kernel.ui.widgets.WrittenWidgets"

DATABASES = databases(os.environ, SECRET_KEY)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# In the database, so that all processes count the same failed sign-ins.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "access_sharedvalue",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

RATE_LIMITS = rates(os.environ)

WEBHOOK_NETWORKS = networks(os.environ)

ATTACHMENT_BYTES = attachments.largest(os.environ)
ATTACHMENT_TYPES = attachments.types(os.environ)

vars().update(mail_settings(os.environ))
SMS_URL = sms_url(os.environ)
SMS_TOKEN = os.environ.get("LIANT_SMS_TOKEN", "")

REGISTRIES = registries(os.environ)
ANAF_URL, VIES_URL = "https://webservicesp.anaf.ro", "https://ec.europa.eu"

MAPS = maps(os.environ)

LANGUAGES = [("en", _("English")), ("ro", _("Romanian"))]
LANGUAGE_CODE = locality.language(os.environ, dict(LANGUAGES))
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = locality.time_zone(os.environ)
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["liant.config.formats"]
PHONE_REGION = locality.country(os.environ)

STATIC_URL = "/static/"
STATICFILES_DIRS = [ROOT / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "liant.kernel.ui.static_files.VersionedFiles"},
}
WHITENOISE_USE_FINDERS = True
# An address names the version of its file, so browsers may keep it.
WHITENOISE_MAX_AGE = 365 * 24 * 3600
MEDIA_ROOT = data_folder() / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = ["liant.kernel.ui.uploads.NoFiles"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Scripts take the token from the page.
CSRF_COOKIE_HTTPONLY = True
# A cookie for messages could not bear the name that binds it to this host.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# Browsers' preload list is for whole domains: whoever owns the domain decides.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
# Jobs are found in each app's jobs.py.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s", "datefmt": "%Y-%m-%dT%H:%M:%S%z"}
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"procrastinate": {"level": "WARNING"}},
}

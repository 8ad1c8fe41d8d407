"""Django's settings. What differs between installations comes from the environment."""

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from liant.config.database import databases
from liant.config.secrets import data_folder, secret_key

ROOT = Path(__file__).resolve().parent.parent
DEBUG = os.environ.get("LIANT_DEBUG") == "1"
SECRET_KEY = secret_key()
ALLOWED_HOSTS = os.environ.get("LIANT_HOSTS", "localhost,127.0.0.1,[::1],testserver").split(",")
CSRF_TRUSTED_ORIGINS = [origin for origin in os.environ.get("LIANT_ORIGINS", "").split(",") if origin]

INSTALLED_APPS = [
    # Ours first, so that their templates and translations stand before those of the parts they dress.
    "liant.kernel.ui",
    "liant.kernel.access",
    "liant.kernel.history",
    "liant.kernel.search",
    "liant.kernel.jobs",
    "liant.kernel.entity",
    "liant.kernel.imports",
    "liant.kernel.audit",
    "liant.modules.contacts",
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
    "ninja",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "liant.kernel.ui.security.ContentSecurityPolicy",
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
    "liant.kernel.access.middleware.EnterMiddleware",
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
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = databases(os.environ, SECRET_KEY)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
# NIST SP 800-63B: length and known-bad passwords matter, composition rules do not.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "liant.kernel.access.accounts.ClosedAccounts"
ACCOUNT_SESSION_REMEMBER = None
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ro", _("Romanian"))]
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = os.environ.get("LIANT_TIME_ZONE", "Europe/Bucharest")
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
PHONE_REGION = os.environ.get("LIANT_COUNTRY", "RO")

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
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_EXPIRE_AT_BROWSER_CLOSE = False
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# How many proxies of ours stand before Liant: the last address that is not theirs is the client's.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("LIANT_PROXIES", "0"))
# Behind a proxy that speaks TLS, LIANT_HTTPS=1 tells browsers to come by TLS only.
if HTTPS := os.environ.get("LIANT_HTTPS") == "1":
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 31536000

# Jobs are found in each app's jobs.py.
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"procrastinate": {"level": "WARNING"}},
}

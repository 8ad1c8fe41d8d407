"""Every address of Liant with the right it needs."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from liant.kernel.access.models import Action
from liant.kernel.attachments.models import attachments_of
from liant.kernel.comments.models import comments_of
from liant.kernel.entity.registry import entities
from liant.kernel.pictures.models import pictures_of

VERBS = {"get": Action.SEE, "create": Action.CREATE, "change": Action.CHANGE, "delete": Action.DELETE}
OPEN, SIGNED_IN, ADMINISTRATOR = "open to all", "signed in", "who may change employees"
WITH_COMMENTS = [entity.name for entity in entities() if comments_of(entity.model)]
TALK = ("list_comments", "add_comment", "list_followers", "follow", "unfollow")
WITH_FILES = [entity.name for entity in entities() if attachments_of(entity.model)]
WITH_PICTURES = [entity.name for entity in entities() if pictures_of(entity.model)]
AUDITOR = "who may read all of history"
CHART, ROLES, EXPLAINER = "who may change the chart", "who may change roles", "who may explain rights"
OWN = "whose it is"
COMPANY = "who may choose for the company"
# By name: who gets in. An action means: who has that right on the entity; all have the right to see references.
MATRIX = {
    "home": SIGNED_IN,
    "search": SIGNED_IN,
    "preferences": SIGNED_IN,
    "entity:list": Action.SEE,
    "entity:page": Action.SEE,
    "entity:tab": Action.SEE,
    "entity:options": Action.SEE,
    "entity:asking": Action.SEE,
    "entity:display": Action.SEE,
    **dict.fromkeys(("documents:list", "documents:record"), Action.PRINT),
    "attachments:file": Action.SEE,
    **{f"attachments:{verb}": Action.CHANGE for verb in ("add", "remove")},
    **{f"api:{verb}_of_{name}": Action.SEE for verb in ("list_attachments", "get_attachment") for name in WITH_FILES},
    **{f"api:{verb}_attachment_of_{name}": Action.CHANGE for verb in ("add", "remove") for name in WITH_FILES},
    "pictures:image": Action.SEE,
    **{f"pictures:{verb}": Action.CHANGE for verb in ("picture", "remove")},
    **{f"api:get_picture_of_{name}": Action.SEE for name in WITH_PICTURES},
    **{f"api:{verb}_picture_of_{name}": Action.CHANGE for verb in ("set", "remove") for name in WITH_PICTURES},
    **{f"comments:{page}": Action.SEE for page in ("say", "follow", "colleagues")},
    "comments:change": OWN,
    **{f"api:{verb}_of_{name}": Action.SEE for verb in TALK for name in WITH_COMMENTS},
    **{f"api:change_comment_of_{name}": OWN for name in WITH_COMMENTS},
    **{f"api:remove_comment_of_{name}": Action.DELETE for name in WITH_COMMENTS},
    **{f"notifications:{page}": SIGNED_IN for page in ("list", "bell", "seen_all", "settings")},
    "notifications:seen": OWN,
    **{f"api:{verb}_notification_settings": SIGNED_IN for verb in ("get", "change")},
    **dict.fromkeys(("api:list_notifications", "api:see_all_notifications"), SIGNED_IN),
    "api:see_notification": OWN,
    "privacy:unsubscribe": OPEN,
    **dict.fromkeys(("privacy:record", "privacy:record_many"), Action.SEE),
    "privacy:proposals": Action.PRIVACY,
    "api:stop_sms": SIGNED_IN,
    "privacy:restrict": Action.CHANGE,
    "api:restrict_contact": Action.CHANGE,
    **{f"privacy:{act}": Action.PRIVACY for act in ("copy", "lift", "erase", "certificate")},
    **dict.fromkeys(("api:copy_data", "api:lift_restriction", "api:erase_contact"), Action.PRIVACY),
    **dict.fromkeys(("api:list_consents", "api:record_consent", "api:record_consents"), Action.SEE),
    **{f"celebrations:{page}": SIGNED_IN for page in ("list", "year", "greet", "settings", "make_feed", "revoke_feed")},
    "celebrations:again": Action.CHANGE,
    "celebrations:company": COMPANY,
    "celebrations:feed": OPEN,
    **{f"api:{act}": SIGNED_IN for act in ("list_celebrations", "greet", "get_celebration_calendars")},
    "api:choose_celebration_calendars": SIGNED_IN,
    "contacts:add_to_list": Action.SEE,
    "contacts:remove_from_list": Action.SEE,
    "contacts:copy_list": Action.SEE,
    "contacts:compare": Action.CHANGE,
    **{f"api:{act}_list_contacts": Action.CHANGE for act in ("add", "remove")},
    "api:freeze_list": Action.SEE,
    **{f"contacts:{act}": Action.CHANGE for act in ("relate", "change_relation", "unrelate")},
    **dict.fromkeys(("api:list_relations", "api:get_connections"), Action.SEE),
    **{f"api:{act}_relation": Action.CHANGE for act in ("add", "change", "delete")},
    "api:read_salutation": Action.SEE,
    "api:look_up_company": Action.CREATE,
    **dict.fromkeys(
        ("contacts:capture", "contacts:confirm_captured", "contacts:scan", "contacts:look_up", "api:capture_contact"),
        Action.CREATE,
    ),
    **dict.fromkeys(("contacts:card", "contacts:code", "api:read_card"), Action.EXPORT),
    "api:read_timeline": Action.SEE,
    "bulk:change": Action.CHANGE,
    "bulk:delete": Action.DELETE,
    "merging:merge": Action.DELETE,
    "api:merge_contact": Action.CHANGE,
    **dict.fromkeys(("api:list_duplicates", "api:list_duplicate_pairs"), Action.SEE),
    "api:decide_duplicate": Action.CHANGE,
    **dict.fromkeys(("duplicates:list", "duplicates:decide"), Action.SEE),
    "duplicates:search": Action.CHANGE,
    **dict.fromkeys(("duplicates:progress", "duplicates:cancel"), OWN),
    **{f"bulk:{step}": OWN for step in ("run", "progress", "cancel", "undo")},
    "entity:favourite": Action.SEE,
    "api:list_favourites": SIGNED_IN,
    **{f"api:{act}_favourite": Action.SEE for act in ("add", "remove")},
    "entity:new_view": Action.SEE,
    **{f"entity:{page}": OWN for page in ("view", "keep_view", "delete_view")},
    **dict.fromkeys(("api:list_views", "api:create_view"), Action.SEE),
    **{f"api:{verb}_view": OWN for verb in ("change", "delete")},
    "entity:create": Action.CREATE,
    "entity:edit": Action.CHANGE,
    "entity:move": Action.CHANGE,
    "entity:delete": Action.DELETE,
    "entity:export": Action.EXPORT,
    "exports:begin": Action.EXPORT,
    **{f"exports:{step}": OWN for step in ("run", "progress", "cancel", "file")},
    "entity:undo": Action.SEE,
    "entity:reveal": Action.SEE_SENSITIVE,
    "lifecycle:take": Action.CHANGE,
    "organisation:grants": Action.CHANGE,
    "organisation:limits": Action.CHANGE,
    "organisation:revoke": Action.CHANGE,
    "organisation:chart": SIGNED_IN,
    **{f"organisation:chart_{part}": SIGNED_IN for part in ("staff", "find")},
    **{f"organisation:chart_{part}": CHART for part in ("move", "refused")},
    "imports:upload": Action.CREATE,
    **{
        f"imports:{step}": OWN
        for step in (
            "mapping",
            "encoding",
            "choose",
            "again",
            "run",
            "progress",
            "errors",
            "likenesses",
            "cancel",
            "undo",
            "saved",
        )
    },
    **{f"api:{verb}_import{s}": SIGNED_IN for verb, s in (("list", "s"), ("add", ""))},
    **dict.fromkeys(("api:list_targets", "api:list_mappings", "api:create_mapping"), Action.CREATE),
    **{f"api:{verb}_import": OWN for verb in ("get", "check", "start", "cancel", "undo")},
    **dict.fromkeys(("api:get_import_errors", "api:list_import_likenesses", "api:decide_import"), OWN),
    **{f"api:{verb}_mapping": OWN for verb in ("change", "delete")},
    **{f"audit:{page}": AUDITOR for page in ("list", "act", "export")},
    **{f"api:list_audit{what}": AUDITOR for what in ("", "_changes")},
    "api:api-root": OPEN,
    "api:openapi-json": OPEN,
    "api:openapi-view": OPEN,
    **{f"api:list_{entity.slug}": Action.SEE for entity in entities()},
    # What each item may is asked item by item.
    **{f"api:bulk_{entity.slug}": Action.SEE for entity in entities()},
    **{f"api:{verb}_{entity.name}": right for entity in entities() for verb, right in VERBS.items()},
    "api:get_chart": SIGNED_IN,
    "api:move_in_chart": CHART,
    **{f"api:reveal_{entity}": Action.SEE_SENSITIVE for entity in ("contact", "webhook")},
    "api:list_deliveries": SIGNED_IN,
    "api:replay_delivery": OWN,
    "webhooks:replay": OWN,
    **{f"api:get_{rows}": SIGNED_IN for rows in ("grants", "limits")},
    **{f"api:change_{rows}": ROLES for rows in ("grants", "limits")},
    **{f"api:{what}": EXPLAINER for what in ("explain_right", "list_holders")},
    "account_login": OPEN,
    "account_logout": OPEN,
    "account_signup": OPEN,
    "account_inactive": OPEN,
    "account_reauthenticate": SIGNED_IN,
    "account_change_password": SIGNED_IN,
    "account_set_password": SIGNED_IN,
    "account": SIGNED_IN,
    "end_session": OWN,
    "end_other_sessions": SIGNED_IN,
    "new_token": SIGNED_IN,
    "revoke_token": OWN,
    **dict.fromkeys(("logins", "unlock_login", "sign_out_login", "unlink_login", "reset_second_factor"), ADMINISTRATOR),
    "openid_connect_login": OPEN,
    "openid_connect_callback": OPEN,
    "socialaccount_login_cancelled": OPEN,
    "socialaccount_login_error": OPEN,
    "second_factor_required": SIGNED_IN,
    "mfa_authenticate": OPEN,
    "mfa_login_webauthn": OPEN,
    "mfa_index": SIGNED_IN,
    "mfa_list_webauthn": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_deactivate_totp": OWN,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_reauthenticate_webauthn": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    **{f"mfa_{step}_recovery_codes": OWN for step in ("view", "download")},
    "mfa_add_webauthn": SIGNED_IN,
    **{f"mfa_{step}_webauthn": OWN for step in ("edit", "remove")},
    "account_reset_password": OPEN,
    "account_reset_password_done": OPEN,
    "account_reset_password_from_key": OPEN,
    "account_reset_password_from_key_done": OPEN,
}
# What stands for an argument of an address.
ARGUMENTS = {"int": 1, "slug": "contacts", "string": "contacts"}


def addresses() -> Iterator[tuple[str, dict[str, Any]]]:
    """The name of every address and something for its arguments."""
    return _addresses(get_resolver(), "")


def _addresses(resolver: URLResolver, namespace: str) -> Iterator[tuple[str, dict[str, Any]]]:
    here = _arguments_of(resolver)
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name or pattern.pattern}", here | _arguments_of(pattern)
        else:
            inner = _addresses(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)
            yield from ((name, here | arguments) for name, arguments in inner)


def _arguments_of(pattern: URLPattern | URLResolver) -> dict[str, Any]:
    converters = pattern.pattern.converters
    kinds = {name: type(converter).__name__.lower().removesuffix("converter") for name, converter in converters.items()}
    return {name: ARGUMENTS[kinds.get(name, "string")] for name in pattern.pattern.regex.groupindex}

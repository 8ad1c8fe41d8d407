"""Which contacts a new one resembles, and why: by what identifies, by how it is reached, by name (CON-20)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import prod
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from liant.kernel.access.limits import found_by, hidden_fields, is_hidden
from liant.kernel.merging.resembling import Resemblance, finder_of
from liant.kernel.search.functions import WordQuery
from liant.kernel.search.words import forgiving_query
from liant.kernel.text import fold
from liant.modules.contacts.models import Address, Contact, Email, Phone
from liant.modules.duplicates.names import similarity, telling_words

# From this score on it is told; at most so many.
THRESHOLD, MOST = 50, 5
# How many contacts are compared by their names, and how alike names are at least.
LOOKED_AT, ALIKE = 40, 0.84
# A number that more have than these says little: a switchboard's, info@.
SHARED_BY = 5
# How sure each sign makes, from 0 to 1; signs add up as chances do.
SURE = {"tax_number": 0.95, "trade_register": 0.9, "iban": 0.8, "email": 0.65, "phone": 0.6, "name": 0.75, "city": 0.3}
COMMON = 0.3
IDENTIFIERS = ("tax_number", "trade_register", "iban")
REACHED = (("phones", Phone, "number", "phone"), ("emails", Email, "address", "email"))
Rows = dict[str, list[dict[str, Any]]]
# By the number of a contact: each sign with how sure it makes, and its words.
Signs = dict[int, dict[str, tuple[float, str]]]


@finder_of(Contact)
def resembling_contacts(values: dict[str, Any], parts: Rows, number: int | None) -> list[Resemblance]:
    """Contacts of the same kind that the actor sees; those alone are asked for, so nothing is told of others."""
    kind = values.get("kind") or Contact.Kind.ACCOUNT
    seen = Contact.objects.filter(kind=kind).exclude(pk=number)
    signs: Signs = defaultdict(dict)
    _by_identifiers(seen, values, signs)
    _by_reach(seen, parts, signs)
    _by_name(seen, name_of(values), signs)
    _by_city(parts, signs)
    scores = {pk: score_of(sure for sure, _words in of.values()) for pk, of in signs.items()}
    best = sorted((pk for pk in scores if scores[pk] >= THRESHOLD), key=lambda pk: (-scores[pk], pk))[:MOST]
    records = seen.defer("search").in_bulk(best)
    told = (pk for pk in best if pk in records)
    return [Resemblance(records[pk], scores[pk], tuple(words for _sure, words in signs[pk].values())) for pk in told]


def name_of(values: dict[str, Any]) -> str:
    """The name in one piece, of whatever kind."""
    names = (values.get(name) for name in ("name", "family_name", "given_name"))
    return " ".join(str(name) for name in names if name)


def score_of(signs: Iterable[float]) -> int:
    """How likely two are one, from 0 to 100, by how sure each sign makes."""
    return round(100 * (1 - prod(1 - sure for sure in signs)))


def _by_identifiers(seen: models.QuerySet[Contact], values: dict[str, Any], signs: Signs) -> None:
    for name in IDENTIFIERS:
        if (given := values.get(name)) and name not in hidden_fields(Contact):
            for pk in seen.filter(**{name: given}).values_list("pk", flat=True)[:MOST]:
                signs[pk][name] = SURE[name], _("the same %(field)s") % {"field": _label(Contact, name)}


def _by_reach(seen: models.QuerySet[Contact], parts: Rows, signs: Signs) -> None:
    for rows, model, name, sign in REACHED:
        if is_hidden(model):
            continue
        for given in _cleaned(model, name, parts.get(rows, ())):
            found = list(
                model._default_manager.filter(**{name: given}, contact__in=seen.values("pk"))
                .values_list("contact_id", flat=True)
                .distinct()[: 4 * SHARED_BY]
            )
            sure = SURE[sign] if len(found) <= SHARED_BY else COMMON
            for pk in found:
                signs[pk][sign] = sure, _("%(field)s %(value)s") % {"field": _label(model, name), "value": given}


def _by_name(seen: models.QuerySet[Contact], name: str, signs: Signs) -> None:
    """Of those that have its words, or some a letter away, those whose whole name is alike."""
    asked = telling_words(name)
    if len("".join(asked)) < 4:
        return
    shorter = [asked, asked[:-1]] if len(asked) > 2 else [asked]
    query = " | ".join(f"({forgiving_query(' '.join(some))})" for some in shorter)
    sought = WordQuery(query)
    found = seen.filter(**{found_by(Contact): sought}).values_list("pk", "caption")[:LOOKED_AT]
    for pk, caption in [*found, *seen.filter(pk__in=list(signs)).values_list("pk", "caption")]:
        if (alike := similarity(name, caption)) >= ALIKE:
            # From half as sure at the least to wholly sure of the same name.
            sure = SURE["name"] * (0.5 + 0.5 * (alike - ALIKE) / (1 - ALIKE))
            signs[pk]["name"] = sure, _("the same name") if alike == 1 else _("a similar name")


def _by_city(parts: Rows, signs: Signs) -> None:
    """The same town makes surer, and nothing by itself."""
    towns = {fold(str(row.get("city") or "")) for row in parts.get("addresses", ())} - {""}
    if not towns or is_hidden(Address):
        return
    there = Address.objects.filter(contact__in=list(signs), city_key__in=towns).values_list("contact_id", "city")
    for pk, city in there:
        signs[pk]["city"] = SURE["city"], str(city)


def _cleaned(model: type[models.Model], name: str, rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The values in the form in which they are kept; what is not right yet is left out."""
    field: Any = model._meta.get_field(name)
    for text in {str(row.get(name) or "") for row in rows} - {""}:
        try:
            yield str(field.clean(text, None))
        except ValidationError:
            continue


def _label(model: type[models.Model], name: str) -> str:
    field: Any = model._meta.get_field(name)
    return str(field.verbose_name)

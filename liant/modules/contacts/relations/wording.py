"""What a contact is to another one, in words: by language, and by the gender of who is spoken of."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language

from liant.kernel.access.limits import hidden_fields
from liant.modules.contacts.models import Contact, RelationType, RelationWords
from liant.modules.contacts.models.relation import fits

FORWARD, INVERSE = "forward", "inverse"
GENDERS = tuple(Contact.Gender.values)


@dataclass(frozen=True)
class Role:
    """One side of a type: what somebody can be to a contact."""

    type: RelationType
    side: str

    @property
    def key(self) -> str:
        """Its name in forms and in the API."""
        return f"{self.type.pk}.{self.side}"

    def is_for(self, contact: Contact) -> bool:
        """Whether somebody can be that to a contact of this kind."""
        return fits(self.type.to_kinds if self.side == FORWARD else self.type.from_kinds, contact.kind)


class Wording:
    """The words of all types in one language, the reader's when none is named. Two queries."""

    def __init__(self, language: str = "") -> None:
        self.language = (language or get_language() or "en")[:2]
        self.types = {each.pk: each for each in RelationType.objects.defer("search")}
        self._words = {each.type_id: each for each in RelationWords.objects.filter(language=self.language)}

    def word(self, number: int, side: str, gender: str = "") -> str:
        """What somebody of this gender is called on a side of the type with this number."""
        kind = self.types[number]
        side = FORWARD if kind.is_symmetric else side
        found = self._words.get(number)
        said = (getattr(found, f"{side}_{gender}", ""), getattr(found, side, ""))
        return next(filter(None, said), kind.name if side == FORWARD else kind.inverse)

    def roles_for(self, contact: Contact) -> Iterator[Role]:
        """What somebody can be to a contact of this kind; where both sides are alike, once."""
        for kind in self.types.values():
            for side in (FORWARD,) if kind.is_symmetric else (FORWARD, INVERSE):
                if (role := Role(kind, side)).is_for(contact):
                    yield role

    def offered_to(self, contact: Contact) -> list[tuple[str, str]]:
        """These as choices by their words, the gendered ones in brackets."""
        named = ((role.key, self._all_words(role)) for role in self.roles_for(contact))
        return sorted(named, key=lambda each: each[1].casefold())

    def _all_words(self, role: Role) -> str:
        neutral = self.word(role.type.pk, role.side)
        gendered = dict.fromkeys(self.word(role.type.pk, role.side, gender) for gender in GENDERS)
        others = [each for each in gendered if each not in neutral.split("/") and each != neutral]
        return f"{neutral} ({', '.join(others)})" if others else neutral


def genders(contacts: list[int]) -> dict[int, str]:
    """The genders of those contacts that the actor sees; of none where genders are hidden from the actor."""
    if "gender" in hidden_fields(Contact):
        return {}
    return dict(Contact.objects.filter(pk__in=contacts).exclude(gender="").values_list("pk", "gender"))

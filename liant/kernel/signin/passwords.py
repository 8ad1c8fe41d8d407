"""What a password may be (SEC-09; NIST SP 800-63B, 3.1.1.2): long, not known, not made of what one would try here."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from liant.kernel.signin.breached import is_breached
from liant.kernel.text import fold, words

LONGEST = 128
# So much must remain when the words that one would try here are taken out.
LEAST_OF_ONES_OWN = 8
WORDS = ("liant", "crm", "password", "parola")


class LengthLimit:
    """No longer than anyone needs: hashing without end would be a burden. Passphrases fit."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Raises ValidationError for a longer one."""
        if len(password) > LONGEST:
            raise ValidationError(_("A password has at most %(number)d characters.") % {"number": LONGEST})

    def get_help_text(self) -> str:
        """What a user reads by the field; the other validators have their words."""
        return _("Four or five words in a row are easy to remember and hard to guess.")


class NotBreached:
    """None that is known from breaches."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Raises ValidationError for one that others have used and lost."""
        if is_breached(password):
            raise ValidationError(_("This password is known: others used it, and it was stolen. Choose another one."))

    def get_help_text(self) -> str:
        """What a user reads by the field."""
        return _("Passwords that were stolen elsewhere are refused.")


class WordsOfOnesOwn:
    """Not mostly words of the context: the product's, and those of the login's address (ASVS 5.0, 6.2.11)."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Raises ValidationError for one of which too little is left without them."""
        address = words(str(getattr(user, "email", "")))
        rest = fold(password)
        for word in (*WORDS, *(part for part in address if len(part) > 2)):
            rest = rest.replace(word, "")
        if len(rest) < LEAST_OF_ONES_OWN:
            raise ValidationError(_("Most of it is easy to guess here. Add words that are your own."))

    def get_help_text(self) -> str:
        """What a user reads by the field."""
        return _("Words such as Liant or your company's name do not count.")

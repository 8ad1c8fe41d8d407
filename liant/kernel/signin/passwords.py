"""What a password may be (SEC-09; NIST SP 800-63B, 3.1.1.2): long, not known, not like its owner's address."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST = 128


class LengthLimit:
    """No longer than anyone needs: hashing without end would be a burden. Passphrases fit."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        """Raises ValidationError for a longer one."""
        if len(password) > LONGEST:
            raise ValidationError(_("A password has at most %(number)d characters.") % {"number": LONGEST})

    def get_help_text(self) -> str:
        """What a user reads by the field; the other validators have their words."""
        return _("Four or five words in a row are easy to remember and hard to guess.")

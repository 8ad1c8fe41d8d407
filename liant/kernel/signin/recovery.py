"""Recovery codes are kept as hashes once their owner has seen them (ASVS 5.0, 6.5.2)."""

import time

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

HASHES = "hashes"
# Stands for a code that only its owner knows.
UNKNOWN = "****"


class HashedCodes(RecoveryCodes):  # type: ignore[misc]
    """Allauth keeps a seed from which it derives the codes; here it is gone as soon as they were shown."""

    instance: Authenticator
    _being_shown: list[str] | None = None

    def get_unused_codes(self) -> list[str]:
        """Those that still count: themselves until they were shown, then only how many."""
        if self._being_shown is not None:
            return self._being_shown
        hashes = self.instance.data.get(HASHES)
        return super().get_unused_codes() if hashes is None else [UNKNOWN] * len(hashes)

    def mark_as_viewed(self) -> None:
        """Keep from now on what tells a right code, and no code; they are shown this once."""
        if not self.did_view:
            self._being_shown = super().get_unused_codes()
            hashes = [make_password(code) for code in self._being_shown]
            self.instance.data = {HASHES: hashes, "viewed_at": time.time()}
            self.instance.save(update_fields=["data"])

    @transaction.atomic
    def validate_code(self, code: str) -> bool:
        """Whether it is one of them; if so, it counts no more."""
        self.instance = Authenticator.objects.select_for_update().get(pk=self.instance.pk)
        if HASHES not in self.instance.data:
            return bool(super().validate_code(code))
        hashes = self.instance.data[HASHES]
        left = [one for one in hashes if not check_password(normalize_user_code(code), one)]
        self.instance.data[HASHES] = left
        self.instance.save(update_fields=["data"])
        return len(left) < len(hashes)

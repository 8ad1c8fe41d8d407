"""What lists, pages, forms and the API show of delegations."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Delegation, Employee
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.offers import Fact
from liant.kernel.entity.places import Place
from liant.kernel.entity.registry import register
from liant.kernel.entity.verbs import Verb


@register
class DelegationEntity(Entity):
    """Lent by an employee or a manager above; the borrower sees it, too."""

    model = Delegation
    slug = "delegations"
    icon = "share"
    place = Place.ACCOUNT
    columns = ("caption", "owner", "borrower", "starts_at", "ends_at", "rights", "may_pass_on", "revoked_at")
    sortable = ("caption", "starts_at", "ends_at", "created_at")
    order = "-starts_at"
    filters = ("owner", "borrower")
    fields = (
        (gettext_lazy("Delegation"), ("owner", "borrower", "starts_at", "ends_at", "reason")),
        (gettext_lazy("What is lent"), ("rights", "may_pass_on")),
    )

    def badge(self, record: Any) -> str:
        """Whether it holds now."""
        if record.revoked_at:
            return _("revoked")
        if record.is_over:
            return _("ended")
        return _("running") if record.is_running else _("planned")

    def secondary(self, records: list[Any]) -> list[str]:
        """By whom and to whom."""
        names = captions(Employee, (key for record in records for key in (record.owner_id, record.borrower_id)))
        return [f"{names[record.owner_id]} → {names[record.borrower_id]}" for record in records]

    def glance(self, record: Any) -> list[Fact]:
        """That nothing chosen means everything."""
        return [] if record.rights else [Fact(_("What is lent"), _("All rights"))]

    def verbs(self, record: Any, actions: frozenset[str]) -> list[Verb]:
        """It is revoked by who may change it, until it is over."""
        if "change" not in actions or record.is_over:
            return []
        return [Verb(_("Revoke"), "arrow-back-up", reverse("organisation:revoke", args=[record.pk]), is_primary=True)]

"""What activities tell of a contact at a glance (CON-17)."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liant.kernel.access.actor import allowed_actions
from liant.kernel.entity.addresses import record_url
from liant.kernel.entity.cells import text_of
from liant.kernel.entity.counting import count
from liant.kernel.entity.figures import add_figure
from liant.kernel.entity.glances import glance_of
from liant.kernel.entity.offers import Fact
from liant.kernel.entity.registry import list_url_of
from liant.kernel.entity.tallies import TallyColumn
from liant.modules.activities.models import Activity
from liant.modules.contacts.models import Contact

add_figure(Contact, TallyColumn(gettext_lazy("open activities"), Activity, "contact", status="planned"))


@glance_of(Contact)
def facts(contact: Contact) -> Iterator[Fact]:
    """How many are open, and when there was the last one."""
    if "see" not in allowed_actions(Activity):
        return
    about = Activity.objects.filter(contact=contact)
    url = list_url_of(Activity, {"contact": contact.pk, "status": Activity.Status.PLANNED})
    yield Fact(str(_("Open activities")), count(about.filter(status=Activity.Status.PLANNED)).text, url)
    last = about.filter(status=Activity.Status.DONE).only("starts_at").order_by("-starts_at", "-id").first()
    if last:
        yield Fact(str(_("Last activity")), text_of(last.starts_at.date()), record_url(Activity, last.pk))

"""Mail about comments: written as its reader, so that nobody is told of what he or she does not see."""

from django.core.mail import EmailMessage
from django.db import ProgrammingError
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from liant.kernel.access.actor import enter, is_refused_by_row_security
from liant.kernel.access.captions import captions
from liant.kernel.access.jobs import PATIENCE
from liant.kernel.access.limits import is_hidden
from liant.kernel.access.models import Employee, User
from liant.kernel.comments.mentions import in_words
from liant.kernel.comments.models import comments_of
from liant.kernel.entity.addresses import record_url
from liant.kernel.entity.registry import entity_named


@app.task(name="comments.tell_by_mail", retry=PATIENCE)
def tell_by_mail(entity: str, number: int, employee_id: int, site: str, language: str) -> None:
    """Tell an employee of the latest comment on a record, unless it is the employee's own or can't be seen."""
    user = User.objects.filter(employee_id=employee_id, is_active=True).first()
    if user is None:
        return
    try:
        with translation.override(user.language or language), enter(employee_id):
            message = _message(entity, number, employee_id, site)
    except ProgrammingError as error:
        # Who does not work here any more does not enter.
        if is_refused_by_row_security(error):
            return
        raise
    if message is not None:
        message.to = [user.email]
        message.send()


def _message(entity: str, number: int, employee_id: int, site: str) -> EmailMessage | None:
    found = entity_named(entity)
    model = comments_of(found.model) if found else None
    if found is None or model is None or is_hidden(model):
        return None
    record = found.model._default_manager.defer("search").filter(pk=number).first()
    latest = model._default_manager.filter(whole=number).first()
    if record is None or latest is None or latest.author_employee_id == employee_id:
        return None
    author = captions(Employee, [latest.author_employee_id]).get(latest.author_employee_id, "")
    url = f"{site.rstrip('/')}{record_url(found.model, number)}comments/"
    # A name may hold no line ends: they would begin another header.
    subject = " ".join((_("%(author)s on %(record)s") % {"author": author, "record": record}).split())
    ending = _("You get this because you follow it or were mentioned.")
    return EmailMessage(subject, f"{in_words(latest.text)}\n\n{url}\n\n{ending}\n")

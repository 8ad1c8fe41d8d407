"""How allauth behaves here: logins are made by administrators, never by visitors (SEC-09)."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from django.http import HttpRequest


class ClosedAccounts(DefaultAccountAdapter):  # type: ignore[misc]
    """No sign-up from outside; mail leaves by a job."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: a login belongs to an employee."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue a mail in the language of the page; it holds no secret."""
        from liant.kernel.access.jobs import send_mail

        request = allauth_context.request
        context = {"request": request, "email": email, "site": request.build_absolute_uri("/"), **context}
        message = self.render_mail(template_prefix, email, context)
        html = message.alternatives[0].content if message.alternatives else ""
        send_mail.defer(subject=message.subject, text=message.body, html=html, to=message.to)

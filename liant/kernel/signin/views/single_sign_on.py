"""The way to the company's OpenID provider, and back."""

from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from requests import RequestException

from liant.kernel.signin.id_tokens import SignedOnly


def to_provider_view(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Lead to the provider; when it can't be reached, say so.

    Who is sent here by another site, who knows why, is asked first: on the page of signing in (ASVS 5.0, 7.6.2).
    """
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return redirect("account_login")
    try:
        return _answer(OAuth2LoginView, request, provider_id)
    except RequestException as error:
        answer: HttpResponseBase = render_authentication_error(request, provider_id, exception=error)
    return answer


def from_provider_view(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Take what the provider says, and sign in whom it means."""
    return _answer(OAuth2CallbackView, request, provider_id)


def _answer(
    view: type[OAuth2LoginView | OAuth2CallbackView], request: HttpRequest, provider_id: str
) -> HttpResponseBase:
    try:
        answer: HttpResponseBase = view.adapter_view(SignedOnly(request, provider_id))(request)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    return answer

"""The way to the company's OpenID provider."""

from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from requests import RequestException


def to_provider_view(request: HttpRequest, provider_id: str) -> HttpResponseBase:
    """Lead to the provider; when it can't be reached, say so.

    Who is sent here by another site, who knows why, is asked first: on the page of signing in (ASVS 5.0, 7.6.2).
    """
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        return redirect("account_login")
    try:
        answer: HttpResponseBase = openid_connect.login(request, provider_id)
    except RequestException as error:
        answer = render_authentication_error(request, provider_id, exception=error)
    return answer

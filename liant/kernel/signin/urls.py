"""The addresses of signing in and of one's own account: those of allauth that make sense here, and ours."""

from allauth.account import urls as allauth_account
from allauth.socialaccount.views import login_cancelled, login_error
from django.contrib.auth.decorators import login_required
from django.urls import include, path
from django.views.generic import RedirectView

from liant.kernel.signin.views.account import account_view, end_other_sessions_view, end_session_view
from liant.kernel.signin.views.logins import logins_view, reset_view, sign_out_view, unlink_view, unlock_view
from liant.kernel.signin.views.required import required_view
from liant.kernel.signin.views.single_sign_on import from_provider_view, to_provider_view
from liant.kernel.signin.views.tokens import new_token_view, revoke_token_view

# Logins and their addresses are the administrator's business; nothing signs in by a code sent by mail. Signing up is
# closed by the adapter: mails to unknown addresses name its page.
CLOSED = {
    "account_email",
    "account_email_verification_sent",
    "account_confirm_email",
    "account_confirm_login_code",
}
to_account = login_required(RedirectView.as_view(pattern_name="account"))

urlpatterns = [
    path("", account_view, name="account"),
    path("sessions/end-others/", end_other_sessions_view, name="end_other_sessions"),
    path("sessions/<int:number>/end/", end_session_view, name="end_session"),
    path("tokens/new/", new_token_view, name="new_token"),
    path("tokens/<int:number>/revoke/", revoke_token_view, name="revoke_token"),
    path("logins/", logins_view, name="logins"),
    path("logins/<int:number>/unlock/", unlock_view, name="unlock_login"),
    path("logins/<int:number>/sign-out/", sign_out_view, name="sign_out_login"),
    path("logins/<int:number>/reset/", reset_view, name="reset_second_factor"),
    path("logins/<int:number>/unlink/", unlink_view, name="unlink_login"),
    path("2fa/required/", required_view, name="second_factor_required"),
    # The second factors are listed on the page of the account.
    path("2fa/", to_account, name="mfa_index"),
    path("2fa/webauthn/", to_account, name="mfa_list_webauthn"),
    path("2fa/", include("allauth.mfa.urls")),
    path("oidc/<str:provider_id>/login/", to_provider_view, name="openid_connect_login"),
    path("oidc/<str:provider_id>/login/callback/", from_provider_view, name="openid_connect_callback"),
    path("oidc/cancelled/", login_cancelled, name="socialaccount_login_cancelled"),
    path("oidc/error/", login_error, name="socialaccount_login_error"),
    path("", include([pattern for pattern in allauth_account.urlpatterns if pattern.name not in CLOSED])),
]

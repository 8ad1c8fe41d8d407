"""What allauth and Django say and we say in better Romanian: named here, so that our catalogue has these texts, too."""

from django.utils.translation import gettext_noop as _

TEXTS = (
    _("Email"),
    _("Email address"),
    _("Password"),
    _("Remember Me"),
    _("Forgot your password?"),
    _("Forgot Password?"),
    _("The email address and/or password you specified are not correct."),
    _("Be patient, you are sending too many requests."),
    _("This account is currently inactive."),
    _("Account Inactive"),
    _("This account is inactive."),
    _("Successfully signed in as %(name)s."),
    _("You have signed out."),
    _("Password Reset"),
    _("Reset My Password"),
    _("Forgotten your password? Enter your email address below, and we'll send you an email allowing you to reset it."),
    _("Please contact us if you have any trouble resetting your password."),
    _(
        "We have sent you an email. If you have not received it please check your spam folder. Otherwise "
        "contact us if you do not receive it in a few minutes."
    ),
    _("The email address is not assigned to any user account."),
    _("Bad Token"),
    _(
        "The password reset link was invalid, possibly because it has already been used.  Please request a <a"
        ' href="%(passwd_reset_url)s">new password reset</a>.'
    ),
    _("The password reset token was invalid."),
    _("Your password is now changed."),
    _("Change Password"),
    _("Set Password"),
    _("Current Password"),
    _("New Password"),
    _("New Password (again)"),
    _("Password (again)"),
    _("You must type the same password each time."),
    _("Please type your current password."),
    _("Incorrect password."),
    _("Password successfully changed."),
    _("Password successfully set."),
    _("Confirm"),
    _("Confirm Access"),
    _("Please reauthenticate to safeguard your account."),
    _("Enter your password:"),
    _("Email Addresses"),
    _("The following email addresses are associated with your account:"),
    _("Verified"),
    _("Unverified"),
    _("Primary"),
    _("Make Primary"),
    _("Re-send Verification"),
    _("Add Email Address"),
    _("Add Email"),
    _("Do you really want to remove the selected email address?"),
    _("Sign Up Closed"),
    _("We are sorry, but the sign up is currently closed."),
    _("Hello from %(site_name)s!"),
    _("Thank you for using %(site_name)s!\n%(site_domain)s"),
    _("Password Reset Email"),
    _(
        "You're receiving this email because you or someone else has requested a password reset for your user"
        " account.\nIt can be safely ignored if you did not request a password reset. Click the link below to"
        " reset your password."
    ),
    _("In case you forgot, your username is %(username)s."),
    _(
        "You are receiving this email because you, or someone else, tried to access an account with email "
        "%(email)s. However, we do not have any record of such an account in our database."
    ),
    _("Unknown Account"),
    _("Your password can’t be a commonly used password."),
    _("This password is too common."),
    _("Your password can’t be too similar to your other personal information."),
    _("The password is too similar to the %(verbose_name)s."),
    _("Code"),
    _("Authenticator code"),
    _("Incorrect code."),
    _("Use your password"),
    _("Use authenticator app or code"),
    _("Authenticator app activated."),
    _("Authenticator app deactivated."),
)

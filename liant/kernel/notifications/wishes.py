"""How one wishes to be told, from now on."""

from liant.kernel.notifications.kinds import Mail
from liant.kernel.notifications.models import Notification, NotificationSettings


def keep(wishes: NotificationSettings) -> None:
    """Keep the acting employee's settings; mail that is owed is written as they say, or not at all."""
    wishes.save()
    for kind, _in_page, mail in wishes.all_ways():
        owed = Notification.objects.filter(kind=kind.name, owed_since__isnull=False)
        owed.update(mail=mail, **({"owed_since": None} if mail == Mail.NEVER else {}))

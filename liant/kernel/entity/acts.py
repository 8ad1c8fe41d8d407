"""What one may do and where one may go, found by words in the search box: it is a palette of acts, too."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from liant.kernel.entity.hits import Group, Hit
from liant.kernel.entity.rights import rights_of_actor
from liant.kernel.entity.shell import makers, surroundings
from liant.kernel.text import has_all, words


def acts(request: HttpRequest, text: str) -> list[Group]:
    """The places and the new records whose names have all the words."""
    around, typed = surroundings(request), words(text)
    places = [*around["navigation"], *around["administration"], *around["account"]]
    hits = [
        *(
            Hit(_("New: %(kind)s") % {"kind": item.label.lower()}, "", item.url, icon="plus")
            for item in around["create"]
        ),
        *(Hit(item.label, "", item.url, icon=item.icon, is_whole=item.is_whole) for item in makers(rights_of_actor())),
        *(Hit(item.label, "", item.url, icon=item.icon) for item in places),
    ]
    found = [hit for hit in hits if has_all(hit.caption, typed)]
    return [Group(_("Actions"), "command", found)] if typed and found else []

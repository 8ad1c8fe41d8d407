"""The cards of a board as markup: written directly, for there may be hundreds of them."""

from collections.abc import Iterable
from html import escape
from typing import Any
from urllib.parse import quote

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from liant.kernel.ui.avatars import avatar
from liant.kernel.ui.cells import value
from liant.kernel.ui.icons import icon_svg


def board_cards(cards: Iterable[Any], field: str, back: str) -> SafeString:
    """Each as an item of its lane; one that may be moved leads to a form for the `field`, and from there `back`."""
    moving = f"edit/?only={field}&amp;back={quote(back, safe='')}"
    title, label = _("Move to"), _("Move %(name)s to …")
    return SafeString("".join(_card(card, moving, title, label) for card in cards))


def _card(card: Any, moving: str, title: str, label: str) -> str:
    movable = " is-movable" if card.is_movable else ""
    keys = ' aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight"' if card.is_movable else ""
    follower = f' data-follower="{card.follower}"' if card.follower else ""
    secondary = f'<p class="card-secondary">{escape(card.secondary)}</p>' if card.secondary else ""
    move = _move(card, moving, title, label) if card.is_movable else ""
    return (
        f'<li class="board-card{movable}" id="row-{card.number}" data-number="{card.number}" data-lane="{card.lane}"'
        f'{follower}><a class="caption-link" href="{card.url}"{keys}>{escape(card.caption)}</a>{secondary}'
        f'{_facts(card.facts)}<div class="card-foot">{_owner(card)}{move}</div></li>'
    )


def _facts(cells: list[Any]) -> str:
    named = ((escape(str(cell.label)), value(cell)) for cell in cells)
    facts = "".join(
        f'<li title="{name}"><span class="visually-hidden">{name}:</span> {shown}</li>' for name, shown in named
    )
    return f'<ul class="card-facts">{facts}</ul>' if facts else ""


def _owner(card: Any) -> str:
    name = escape(card.owner)
    return f'<span class="card-owner">{avatar(card.owner, "avatar-xs")}<span>{name}</span></span>' if name else ""


def _move(card: Any, moving: str, title: str, label: str) -> str:
    return (
        f'<a class="card-move" href="{card.url}{moving}" title="{escape(title)}" up-layer="new modal" up-size="small"'
        f' aria-label="{escape(label % {"name": card.caption})}">{icon_svg("arrows-move")}</a>'
    )

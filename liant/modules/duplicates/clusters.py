"""Pairs that hang together: three contacts that are one are three pairs, and one cluster (CON-20)."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from liant.kernel.merging.commands import MOST
from liant.modules.contacts.models import Contact
from liant.modules.duplicates.pairs import Asked, Link, Pair, Place, links, links_of, shown

# Pages of pairs that are read before one is shown on which no cluster begins.
PAGES = 5
Component = tuple[Link, ...]


@dataclass(frozen=True)
class Cluster:
    """Contacts that are perhaps one, by the pairs that connect them, the likeliest first."""

    pairs: tuple[Pair, ...]

    @property
    def contacts(self) -> list[Contact]:
        """All of them, those of the likeliest pair first."""
        return list(dict.fromkeys(contact for pair in self.pairs for contact in (pair.one, pair.other)))

    @property
    def score(self) -> int:
        """That of the likeliest pair."""
        return max(pair.score for pair in self.pairs)

    @property
    def reasons(self) -> list[str]:
        """Why, of all pairs."""
        return list(dict.fromkeys(reason for pair in self.pairs for reason in pair.reasons))


def clusters(asked: Asked, after: Place | None, most: int) -> tuple[list[Cluster], Place | None]:
    """What hangs together by pairs that are asked for, and where they go on, if they do.

    At most so many, each where its likeliest pair stands. What is more than can be merged at once, and what was decided
    to be two, stays in pairs.
    """
    found, more = _page(asked, after, most)
    for _again in range(PAGES - 1):
        if found or more is None:
            break
        found, more = _page(asked, more, most)
    return found, more


def _page(asked: Asked, after: Place | None, most: int) -> tuple[list[Cluster], Place | None]:
    page, more = links(asked, after, most)
    begun = [(link,) for link in page] if asked.is_dismissed else _beginning(page, _whole(asked, page))
    known = {(pair.one.pk, pair.other.pk): pair for pair in shown([link for component in begun for link in component])}
    found = (Cluster(tuple(known[link.ends] for link in component if link.ends in known)) for component in begun)
    return [cluster for cluster in found if cluster.pairs], more


def _beginning(page: list[Link], components: Collection[Component]) -> list[Component]:
    """What is to be shown for each pair of a page: the others come with the likeliest of theirs."""
    whole = {number: component for component in components for number in numbers(component)}
    found: list[Component] = []
    for link in page:
        component = whole[link.place.one]
        if len(numbers(component)) > MOST:
            found.append((link,))
        elif component[0].place == link.place:
            found.append(component)
    return found


def _whole(asked: Asked, page: list[Link]) -> list[Component]:
    """What the pairs of a page hang together with; what grows beyond what can be merged is not followed further."""
    found, read = {link.ends: link for link in page}, set[int]()
    while True:
        components = connected(found.values())
        small = (numbers(each) for each in components if len(numbers(each)) <= MOST)
        unread = {number for each in small for number in each} - read
        if not unread:
            return components
        found |= {link.ends: link for link in links_of(asked, unread)}
        read |= unread


def connected(found: Collection[Link]) -> list[Component]:
    """The pairs by what hangs together, the likeliest of each first."""
    links_at = defaultdict(list)
    for link in found:
        for number in link.ends:
            links_at[number].append(link)
    components = []
    while links_at:
        component, waiting = set[Link](), [next(iter(links_at))]
        while waiting:
            there = links_at.pop(waiting.pop(), [])
            component.update(there)
            waiting += numbers(there) & links_at.keys()
        components.append(tuple(sorted(component, key=lambda link: link.place.order)))
    return components


def numbers(found: Collection[Link]) -> set[int]:
    """The contacts of some pairs."""
    return {number for link in found for number in link.ends}

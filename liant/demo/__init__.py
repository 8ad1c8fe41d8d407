"""The demonstration company: 200 employees, 5,000 contacts, 20,000 activities, the same each time."""

from liant.demo.chart import DOMAIN, PASSWORD

# Login, password, and who it is.
LOGINS = [
    (f"{name}@{DOMAIN}", PASSWORD, words)
    for name, words in (
        ("administrator", "gives rights, sees everything"),
        ("director", "sees everything"),
        ("head", "head of the North-West region: sees the region"),
        ("cluj", "salesperson in Cluj: sees the team, changes own contacts"),
        ("attica", "salesperson in Attica: sees another team"),
        ("telemarketing", "telemarketing agent"),
        ("auditor", "reads who did what, when and from where"),
    )
]


def load(seed: int, language: str) -> None:
    """Load the company through the owner's connection, all or nothing; one that is there already stays.

    Its chart, roles, categories and functions are named in `language`; who is in it depends on the seed alone.
    """
    from liant.demo.loading import load_company

    load_company(seed, language)

"""ETags: which version of a record one has, and that one changes no other (RFC 9110, 8.8.3 and 13).

A tag is the record's version and, after a hyphen, a digest of the answer, which tells more than the record itself:
names of others, in the asker's language, as far as the asker sees. A change is bound to the version, a copy to the
whole tag.
"""

import hashlib
import json
from typing import Annotated, Any

from django.http import HttpResponse
from django.utils.http import parse_etags
from ninja import Header

from liant.kernel.access.models import Listed
from liant.kernel.history.versions import version_of

IfMatch = Annotated[
    str,
    Header("", alias="If-Match", description="The ETag of the record as it was read: if it changed since, 412."),
]
IfNoneMatch = Annotated[
    str, Header("", alias="If-None-Match", description="The ETag of a copy that is there: if it is current, 304.")
]


def etag_of(record: Listed, answer: dict[str, Any]) -> str:
    """The tag of a record and of what is told of it."""
    digest = hashlib.sha256(json.dumps(answer, default=str, sort_keys=True).encode()).hexdigest()
    return f'"{version_of(record)}-{digest[:16]}"'


def version_tag(record: Listed) -> str:
    """A tag by which the record can be changed, where nothing is told of it."""
    return f'"{version_of(record)}"'


def versions_in(if_match: str) -> set[str] | None:
    """The versions that a header names; None when any will do.

    A tag that a proxy calls weak, because it compressed the answer, counts: the version in it is as exact as before.
    """
    tags = parse_etags(if_match)
    if not if_match or tags == ["*"]:
        return None
    return {_bare(tag).strip('"').partition("-")[0] for tag in tags}


def is_current(if_none_match: str, etag: str) -> bool:
    """Whether the asker has this answer already (by weak comparison: RFC 9110, 13.1.2)."""
    return bool(if_none_match) and etag in map(_bare, parse_etags(if_none_match))


def not_modified(etag: str) -> HttpResponse:
    """304, without the answer that the asker has."""
    return HttpResponse(status=304, headers={"ETag": etag})


def _bare(tag: str) -> str:
    return tag.removeprefix("W/")

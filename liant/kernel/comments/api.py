"""Comments on records, and who follows these, over REST."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Status
from pydantic import BaseModel

from liant.kernel.access.captions import captions
from liant.kernel.access.models import Employee
from liant.kernel.api.idempotency import DESCRIBED
from liant.kernel.api.schemas import Input, Named
from liant.kernel.comments import commands
from liant.kernel.comments.models import comments_of, followers_of
from liant.kernel.comments.views import comment_at, talked_about
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.paging import newest
from liant.kernel.entity.views.doors import entity_at


class CommentIn(Input):
    """What is said; a colleague is mentioned as `@[7]`."""

    text: str


class CommentOut(BaseModel):
    """What was said by whom, when, and when it was changed."""

    id: int
    text: str
    author: int
    written_at: datetime
    edited_at: datetime | None


class CommentList(BaseModel):
    """A page of them."""

    items: list[CommentOut]
    next: int | None


def add_comments(router: Router, entity: Entity) -> None:
    """The operations on comments and followers of an entity's records, where these have some."""
    if comments_of(entity.model) is not None:
        _add_reading(router, entity)
        _add_writing(router, entity)
        _add_following(router, entity)


def _add_reading(router: Router, entity: Entity) -> None:
    name = f"list_comments_of_{entity.name}"

    @router.get("/{number}/comments/", response=CommentList, summary="List comments", operation_id=name, url_name=name)
    def list_comments(
        request: HttpRequest, number: int, after: int | None = None, limit: int = Query(50, ge=1, le=200)
    ) -> dict[str, Any]:
        """The comments on a record, newest first; `next` is the `after` of the next page."""
        record = talked_about(entity_at(entity.slug), number)
        rows = comments_of(entity.model)._default_manager.filter(whole=record)
        items, following = newest(rows, size=limit, before=after)
        return {"items": [_told(each) for each in items], "next": following}


def _add_writing(router: Router, entity: Entity) -> None:
    adding, changing, removing = (f"{verb}_comment_of_{entity.name}" for verb in ("add", "change", "remove"))

    @router.post(
        "/{number}/comments/", response={201: CommentOut}, summary="Comment", operation_id=adding, url_name=adding,
        openapi_extra=DESCRIBED,
    )  # fmt: skip
    def add_comment(request: Any, number: int, data: CommentIn) -> Any:
        """Say something of a record; who is mentioned or follows is told by mail."""
        record = talked_about(entity_at(entity.slug), number)
        made = commands.say(record, data.text, by=request.actor)
        return Status(201, _told(made))

    @router.patch(
        "/{number}/comments/{comment}/", response=CommentOut, summary="Change a comment", operation_id=changing,
        url_name=changing,
    )  # fmt: skip
    def change_comment(request: Any, number: int, comment: int, data: CommentIn) -> Any:
        """Change what one said oneself."""
        found = comment_at(talked_about(entity_at(entity.slug), number), comment, by=request.actor)
        return _told(commands.reword(found, data.text, by=request.actor))

    @router.delete(
        "/{number}/comments/{comment}/", response={204: None}, summary="Delete a comment", operation_id=removing,
        url_name=removing,
    )  # fmt: skip
    def remove_comment(request: Any, number: int, comment: int) -> Any:
        """Delete one's own comment; any, for who may delete the record."""
        record = talked_about(entity_at(entity.slug), number)
        commands.take_back(comment_at(record, comment, by=request.actor, is_own=False), by=request.actor)
        return Status(204, None)


def _add_following(router: Router, entity: Entity) -> None:
    listing, following, leaving = (f"{verb}_of_{entity.name}" for verb in ("list_followers", "follow", "unfollow"))

    @router.get(
        "/{number}/followers/", response=list[Named], summary="List followers", operation_id=listing, url_name=listing
    )
    def list_followers(request: HttpRequest, number: int) -> Any:
        """Who is told of comments on a record."""
        record = talked_about(entity_at(entity.slug), number)
        rows = followers_of(entity.model)._default_manager.filter(whole=record)
        names = captions(Employee, rows.values_list("employee_id", flat=True))
        return [{"id": pk, "caption": name} for pk, name in names.items()]

    @router.post(
        "/{number}/followers/", response={204: None}, summary="Follow", operation_id=following, url_name=following
    )
    def follow(request: Any, number: int) -> Any:
        """Be told by mail of comments on a record."""
        commands.follow(talked_about(entity_at(entity.slug), number), by=request.actor)
        return Status(204, None)

    @router.delete(
        "/{number}/followers/", response={204: None}, summary="Unfollow", operation_id=leaving, url_name=leaving
    )
    def unfollow(request: Any, number: int) -> Any:
        """Be told no more."""
        commands.unfollow(talked_about(entity_at(entity.slug), number), by=request.actor)
        return Status(204, None)


def _told(comment: Any) -> dict[str, Any]:
    told = {name: getattr(comment, name) for name in ("text", "written_at", "edited_at")}
    return told | {"id": comment.pk, "author": comment.author_employee_id}

"""The form of a record: new or existing, as a page or in a drawer, checked while one types."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.http import HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.limits import fixed_fields, is_fixed
from liant.kernel.characteristics.forms import add_characteristics
from liant.kernel.entity import commands
from liant.kernel.entity.conditions.field import is_redrawing
from liant.kernel.entity.conflicts.asking import ask, is_asked
from liant.kernel.entity.conflicts.merging import Merge, merge, needs_merging
from liant.kernel.entity.conflicts.state import READ, State
from liant.kernel.entity.entity import Entity
from liant.kernel.entity.faults import faults
from liant.kernel.entity.forms import RecordForm, part_formset, record_form, rows_of, show_errors, values_of
from liant.kernel.entity.paging import number_in
from liant.kernel.entity.parts import PartSet
from liant.kernel.entity.views.doors import (
    EntityRequest,
    accept,
    actions_on,
    door,
    is_drawer,
    is_pick,
    locked,
    record_at,
    require,
    way_back,
)
from liant.kernel.merging.resembling import is_compared, resembling

PartFormsets = list[tuple[PartSet, BaseInlineFormSet]]


# The fields that are asked for, where not all are, and where one goes afterwards.
ONLY, BACK = "only", "back"
# The numbers of the records that look like it and are others.
ANOTHER = "another"


@door
def create_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """Fill in a new record, of the variant that the URL names."""
    require("create", allowed_actions(entity.model))
    variants = dict(entity.variants())
    variant = request.GET.get(entity.variant, "") if entity.variant else ""
    variant = variant if variant in variants else next(iter(variants))
    kind = {entity.variant: variant} if entity.variant else {}
    record = entity.model(**entity.model.completed(kind, by=request.actor))
    title = _("New %(kind)s") % {"kind": variants[variant].lower()}
    return Editing(request, entity, record, title, entity.list_url, fixed_fields(entity.model)).answer()


@door
def edit_view(request: EntityRequest, entity: Entity, number: int) -> HttpResponseBase:
    """Change a record."""
    record = record_at(entity, number)
    actions = actions_on(record)
    require("change", actions)
    if request.method == "POST" and not is_typing(request):
        record = locked(record)
    fixed = fixed_fields(entity.model) | entity.model.guarded_from(actions)
    return Editing(request, entity, record, str(record), entity.url(number), fixed).answer()


def is_typing(request: EntityRequest) -> bool:
    """Whether a form was sent only to be checked, or drawn anew, while it is being filled in."""
    return "X-Up-Validate" in request.headers or is_redrawing(request.POST)


@dataclass(frozen=True)
class Begun:
    """What a form for a new record begins with: values by field, and rows by what the record calls these parts."""

    values: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


@dataclass
class Editing:
    """One round of filling in a form."""

    template: ClassVar[str] = "entity/form.html"

    request: EntityRequest
    entity: Entity
    record: Any
    title: str
    cancel_url: str
    # Fields that the actor reads, but may not change.
    fixed: frozenset[str] = frozenset()
    # What it begins with, whatever was sent, instead of what the link to it brings along; and where it is sent then.
    begun: Begun | None = None
    address: str = ""

    def answer(self) -> HttpResponseBase:
        """Show the form, check it while typing, or save it."""
        given = self.request.POST if self.request.method == "POST" and self.begun is None else None
        is_sent = given is not None and not is_typing(self.request)
        self.merge = self._merge(self.request.POST) if is_sent else None
        if self.merge:
            self.form, self.sets = self._forms(self.merge.data, left=self.merge.left)
        else:
            self.form, self.sets = self._forms(given, is_begun=given is None)
        if given is not None and self._is_valid() and is_sent and (saved := self._save()):
            return self._done(saved)
        if given is None:
            self._begin_to_type()
        return self._show(status=422 if is_sent else 200)

    def _forms(
        self, data: QueryDict | None = None, *, left: Iterable[str] = (), is_begun: bool = False
    ) -> tuple[RecordForm, PartFormsets]:
        """The form and those of its parts, as the record is or as they are filled in.

        What is `left` keeps what the record has; one that is begun has what the link to it brings along.
        """
        variant = self.entity.variant_of(self.record)
        common = {"data": data, "instance": self.record}
        common |= {"auto_id": "pick-id_%s" if is_pick(self.request) else "id_%s"}
        form = record_form(self.entity, variant, **common, initial=self._initial() if is_begun else {})
        add_characteristics(form, self.record, variant)
        only = form.fields.keys() & set(self.request.GET.getlist(ONLY))
        if only:
            form.keep(only)
        for name in form.fields.keys() & {*self.fixed, *left}:
            form.fields[name].disabled = True
        sets = [part_set for part_set in self.entity.part_sets(variant) if not (only or is_fixed(part_set.model))]
        return form, [
            (part_set, part_formset(part_set, self.entity.model, **common, initial=self._begun(part_set, is_begun)))
            for part_set in sets
        ]

    def _merge(self, given: QueryDict) -> Merge | None:
        """What was sent together with what others changed since the form was opened; None when nobody did."""
        read = State.from_json(given.get(READ, "")) if self.record.pk else None
        if read is None or not needs_merging(given, read, self.record):
            return None
        form, sets = self._forms()
        return merge(given, read, State.of(self.record, form, sets), form, sets)

    def _initial(self) -> dict[str, Any]:
        """Values that a link brings along, as `?account=7`; a caption goes into the first field of the name."""
        if self.begun:
            return self.begun.values
        given = self.request.GET
        initial = {} if self.record.pk else self.entity.begun()
        initial |= {name: value for name, value in given.items() if name in self.entity.model_field_names}
        if caption := given.get("caption"):
            fields = self.entity.form_fields(self.entity.variant_of(self.record))
            initial[next(name for name in self.entity.model.sorted_by if name in fields)] = caption
        return initial

    def _begun(self, part_set: PartSet, is_begun: bool) -> list[dict[str, Any]]:
        """A first row of a part that a link brings along, as `?positions.account=7`."""
        if self.begun:
            return self.begun.rows.get(part_set.name, [])
        row = {
            name: self.request.GET[f"{part_set.name}.{name}"]
            for name in part_set.fields
            if f"{part_set.name}.{name}" in self.request.GET
        }
        return [row] if row and is_begun else []

    def _begin_to_type(self) -> None:
        """Put the cursor into the row that a link to an existing record began, else into the first field."""
        begun = [formset.extra_forms[0] for _part_set, formset in self.sets if self.record.pk and formset.extra_forms]
        first = next(iter([*begun, self.form])).visible_fields()[0]
        first.field.widget.attrs["autofocus"] = True

    def _is_valid(self) -> bool:
        # All are asked, so that every error shows at once.
        is_valid = all([self.form.is_valid(), *(formset.is_valid() for _part_set, formset in self.sets)])
        if self.merge:
            ask(self.merge, self.record, self.form, self.sets)
        return is_valid and not (self.merge and is_asked(self.merge))

    def _save(self) -> Any:
        values = values_of(self.form)
        parts = {part_set.name: rows_of(formset) for part_set, formset in self.sets}
        try:
            if self.record.pk:
                return commands.change(self.record, values, parts, by=self.request.actor)
            if self.entity.variant:
                values[self.entity.variant] = self.entity.variant_of(self.record)
            return commands.create(self.entity.model, values, parts, by=self.request.actor)
        except ValidationError as error:
            show_errors(error, self.form)
            return None

    def _done(self, saved: Any) -> HttpResponse:
        messages.success(self.request, _("%(record)s is saved.") % {"record": saved})
        if is_drawer(self.request):
            return accept(HttpResponse(), {"value": saved.pk, "label": str(saved)})
        return way_back(self.request, self.request.GET.get(BACK, ""), self.entity.url(saved.pk))

    def _read(self) -> str:
        """The record as this form shows it, for when it is sent."""
        if self.merge:
            return self.merge.now.to_json()
        if self.request.method == "POST":
            return self.request.POST.get(READ, "")
        shown = self._forms() if self.request.GET else (self.form, self.sets)
        return State.of(self.record, *shown).to_json() if self.record.pk else ""

    def _resembling(self) -> dict[str, Any]:
        """What looks like it while it is filled in, without what one said is another one."""
        another = [number for text in self.request.POST.getlist(ANOTHER) if (number := number_in(text)) is not None]
        if not self.form.is_bound or not is_compared(self.entity):
            return {"another": another, "resembling": []}
        values = {self.entity.variant: self.entity.variant_of(self.record)} if self.entity.variant else {}
        values |= getattr(self.form, "cleaned_data", {})
        rows = {
            part_set.name: [getattr(row, "cleaned_data", {}) for row in formset.forms]
            for part_set, formset in self.sets
        }
        found = [
            each for each in resembling(self.entity, values, rows, self.record.pk) if each.record.pk not in another
        ]
        seconds = self.entity.secondary([each.record for each in found])
        lines = [
            {"record": each.record, "reasons": each.reasons, "second": second, "url": self.entity.url(each.record.pk)}
            for each, second in zip(found, seconds, strict=True)
        ]
        return {"another": another, "resembling": lines}

    def _show(self, status: int) -> HttpResponse:
        self.form.suggest(self.entity.suggestions(self.record))
        context = {
            "entity": self.entity,
            "title": self.title,
            "address": self.address or self.request.get_full_path(),
            "form": self.form,
            "faults": faults(self.form, self.sets),
            "read": self._read(),
            "is_asked": self.merge is not None and is_asked(self.merge),
            "formsets": [
                {"title": part_set.title, "formset": formset, "icon": part_set.icon,
                 "add_label": _("Add: %(part)s") % {"part": part_set.label}}
                for part_set, formset in self.sets
            ],
            "cancel_url": self.cancel_url,
            "submit_label": _("Save"),
            **self._resembling(),
        }  # fmt: skip
        return render(self.request, self.template, context | self.context(), status=status)

    def context(self) -> dict[str, Any]:
        """What a template of a form of one's own needs besides; override."""
        return {}

"""What a module declares about its records; everything else derives from it (GEN-02)."""

from functools import cached_property
from typing import Any, ClassVar

from django.db import models
from django.db.models import QuerySet
from django.utils.text import capfirst

from liant.kernel.access.actor import allowed_actions
from liant.kernel.access.limits import fixed_fields, hidden_fields, is_fixed, is_hidden
from liant.kernel.access.models import Employee, Listed
from liant.kernel.characteristics.columns import CharacteristicColumn
from liant.kernel.characteristics.definitions import by_address, in_use
from liant.kernel.characteristics.filters import filters_of
from liant.kernel.characteristics.imports import targets_of
from liant.kernel.characteristics.ordering import is_sortable
from liant.kernel.characteristics.saving import is_kept
from liant.kernel.entity.additions import added_to
from liant.kernel.entity.columns import Column, column_for
from liant.kernel.entity.filters import Filter, filter_for
from liant.kernel.entity.glances import facts_about
from liant.kernel.entity.offers import Fact, PickedAct, Sheet
from liant.kernel.entity.page_addresses import PageAddresses
from liant.kernel.entity.parts import PartSet
from liant.kernel.entity.places import Place
from liant.kernel.entity.sections import Fieldsets
from liant.kernel.entity.showing.declared import Board, Calendar, Map
from liant.kernel.entity.sorting import sort_field
from liant.kernel.entity.tabs import History, Overview, Tab
from liant.kernel.entity.verbs import Verb
from liant.kernel.imports.targets import NumberTarget, Target
from liant.kernel.spreadsheet.formats import FileFormat


class Entity(PageAddresses):
    """The declaration of one kind of record. Names are model fields; objects are used where a name can't tell all."""

    model: ClassVar[type[Listed]]
    icon: ClassVar[str] = "file"
    place: ClassVar[Place] = Place.MAIN
    # Tables.
    columns: ClassVar[tuple[str | Column, ...]] = ()
    # Columns that one may choose beside these and the fields of forms.
    beside: ClassVar[tuple[Column, ...]] = ()
    sortable: ClassVar[tuple[str, ...]] = ("caption", "created_at")
    # One of these, in whose order a list comes; from the last on with a minus before it.
    order: ClassVar[str] = "caption"
    filters: ClassVar[tuple[str | Filter, ...]] = ()
    # Ways of showing a list beside the table.
    board: ClassVar[Board | None] = None
    calendar: ClassVar[Calendar | None] = None
    map: ClassVar[Map | None] = None
    # Pages and forms.
    fields: ClassVar[Fieldsets] = ()
    parts: ClassVar[tuple[PartSet, ...]] = ()
    tabs: ClassVar[tuple[type[Tab], ...]] = (Overview, History)
    # Further pages on all of them, for whoever may see them.
    sheets: ClassVar[tuple[Sheet, ...]] = ()
    # What is done with records picked in a list, beside changing, deleting and exporting them.
    picked_acts: ClassVar[tuple[PickedAct, ...]] = ()
    # Fields that the database keeps by others: told, never filled in.
    kept_fields: ClassVar[tuple[str, ...]] = ()
    # The fields told at a glance beside the overview, which then leaves them out.
    glance_fields: ClassVar[tuple[str, ...]] = ()
    # Files: what their columns may become.
    imports: ClassVar[tuple[Target, ...]] = ()
    # Formats of its files beside CSV and XLSX.
    file_formats: ClassVar[tuple[FileFormat, ...]] = ()
    # Few enough to be chosen from a list that is shown whole.
    is_short: ClassVar[bool] = False
    # Filters, as in the list's URL, that narrow what forms offer to pick.
    offered: ClassVar[dict[str, str]] = {}
    # A choice field that splits the entity into kinds with forms of their own.
    variant: ClassVar[str] = ""

    @property
    def name(self) -> str:
        """The word for rights, API and history."""
        return self.model.entity_name()

    @property
    def label(self) -> str:
        """One of them, for a title."""
        return capfirst(str(self.model._meta.verbose_name))

    @property
    def label_plural(self) -> str:
        """Many of them, for a title."""
        return capfirst(str(self.model._meta.verbose_name_plural))

    @property
    def table_columns(self) -> list[Column]:
        """The columns of its lists that the actor sees."""
        own = [column for column in self._columns if self._is_shown(column)]
        return [*own, *(CharacteristicColumn(each) for each in in_use(self.model) if each.is_column)]

    @property
    def file_columns(self) -> list[Column]:
        """The columns of its exports: those of lists, and all characteristics."""
        there = self.table_columns
        names = {column.name for column in there}
        return [*there, *(CharacteristicColumn(each) for each in in_use(self.model) if each.address not in names)]

    @property
    def offered_columns(self) -> list[Column]:
        """The columns that one may choose for its lists: those above first, then each other field the actor sees."""
        own = [
            column
            for column in (*self._columns, *self._more_columns, *added_to(self.model).columns)
            if self._is_shown(column)
        ]
        return [*own, *(CharacteristicColumn(each) for each in in_use(self.model))]

    @property
    def table_filters(self) -> list[Filter]:
        """The filters of its lists, by what the actor sees."""
        own = [each for each in (*self._filters, *added_to(self.model).filters) if self._is_shown(each)]
        return [*own, *(each for of in in_use(self.model) if of.is_filter for each in filters_of(of))]

    @property
    def all_picked_acts(self) -> tuple[PickedAct, ...]:
        """What is done with picked records, what other rooms do with them among it."""
        return (*self.picked_acts, *added_to(self.model).picked_acts)

    def _is_shown(self, of: Column | Filter) -> bool:
        """Whether the actor sees what it tells, a field or a kind of part."""
        part = getattr(of, "part", None)
        return of.name not in hidden_fields(self.model) and not (part and is_hidden(part))

    def is_sortable(self, name: str) -> bool:
        """Whether there is an index for this order, of what is not hidden from the actor."""
        if described := by_address(self.model).get(name):
            return is_sortable(described)
        return name in self.sortable and name not in hidden_fields(self.model)

    def sort_field(self, name: str) -> str:
        """The field by which a list is sorted that shows the column `name`; empty when it can't be, or is hidden."""
        if described := by_address(self.model).get(name):
            return name if is_sortable(described) else ""
        return sort_field(self.model, name)

    @property
    def import_targets(self) -> list[Target]:
        """What the columns of a file may become: no field and no part that is kept from the actor."""
        fixed = fixed_fields(self.model)
        offered = (*self.imports, *added_to(self.model).import_targets)
        slots = {target: getattr(target, "slot", None) for target in offered}
        free = (target for target, slot in slots.items() if not (slot and is_fixed(slot.model)))
        own = [target for target in free if not any(target.fills(None, name) for name in fixed)]
        if not own:
            return []
        number = [NumberTarget(self.model)] if self.is_numbered else []
        return [*number, *own, *targets_of(self.model)]

    @property
    def is_numbered(self) -> bool:
        """Whether its files carry the numbers of records: by them the actor's own imports may change these."""
        return bool(self.imports) and "change" in allowed_actions(self.model)

    def fieldsets(self, variant: str) -> Fieldsets:
        """The fields of the form and the overview, grouped under titles; override where kinds differ."""
        return self.fields

    def shown_fieldsets(self, variant: str) -> Fieldsets:
        """Those of them that the actor sees."""
        hidden = hidden_fields(self.model)
        shown = (
            (title, tuple(name for name in names if name not in hidden)) for title, names in self.fieldsets(variant)
        )
        return tuple((title, names) for title, names in shown if names)

    def part_sets(self, variant: str) -> tuple[PartSet, ...]:
        """The parts edited within the form; override where kinds differ."""
        return self.parts

    def shown_part_sets(self, variant: str) -> tuple[PartSet, ...]:
        """Those of them that the actor sees."""
        return tuple(part_set for part_set in self.part_sets(variant) if not is_hidden(part_set.model))

    def variants(self) -> list[tuple[str, str]]:
        """The kinds a new record may be made of, with their labels; one without name when there are no kinds."""
        if not self.variant:
            return [("", self.label)]
        field = self.model._meta.get_field(self.variant)
        assert isinstance(field, models.Field)
        return [(str(value), capfirst(str(label))) for value, label in field.flatchoices]

    def variant_of(self, record: Listed) -> str:
        """Which kind a record is."""
        return str(getattr(record, self.variant)) if self.variant else ""

    def form_fields(self, variant: str) -> list[str]:
        """The names of the fields that people fill in, as far as the actor sees them."""
        return [name for _title, names in self.shown_fieldsets(variant) for name in names]

    @property
    def all_form_fields(self) -> dict[str, None]:
        """The names of the form fields of all kinds, each once, in their order."""
        return dict.fromkeys(name for variant, _label in self.variants() for name in self.form_fields(variant))

    @property
    def editable_fields(self) -> frozenset[str]:
        """The names of the fields, of all kinds, that the actor may fill in, characteristics among them."""
        described = {each.address for each in in_use(self.model) if not is_kept(each)}
        return frozenset((self.all_form_fields.keys() - fixed_fields(self.model)) | described)

    @cached_property
    def model_field_names(self) -> frozenset[str]:
        """The names of the model's fields."""
        return frozenset(field.name for field in self.model._meta.get_fields())

    def variant_icons(self) -> list[str]:
        """An icon for each variant; override where they differ."""
        return [self.icon for _variant in self.variants()]

    def begun(self) -> dict[str, Any]:
        """What the form for a new one begins with, beside what is given by rule; override."""
        return {}

    def makers(self) -> list[Sheet]:
        """Further ways to a new one, offered beside its form; override."""
        return []

    def offers(self, record: Any) -> dict[str, QuerySet[Any]]:
        """The rows that fields of its form offer, where these are not all that the field may refer to; override."""
        return {}

    def lanes(self, by: models.ForeignKey) -> QuerySet[Any]:
        """The rows for which a board by this field has lanes; override where some are for nothing that there is."""
        rows: QuerySet[Any] = by.related_model._default_manager.all()
        return rows

    def suggestions(self, record: Any) -> dict[str, str]:
        """What fields of its form come to when they are left empty, by what else is filled in; override."""
        return {}

    def badge(self, record: Any) -> str:
        """A word beside the name: the kind, where there are kinds; override where another word tells more."""
        return dict(self.variants())[self.variant_of(record)] if self.variant else ""

    def secondary(self, records: list[Any]) -> list[str]:
        """A line that tells namesakes apart in search and pick lists; override with what does."""
        return ["" for _record in records]

    def glance(self, record: Any) -> list[Fact]:
        """What one wants to know at a glance at the record's page; override to tell more."""
        shown = [name for name in self.glance_fields if name not in hidden_fields(self.model)]
        columns = (self._named.get(name) or column_for(self.model, name) for name in shown)
        cells = [column.cells([record])[record.pk] for column in columns]
        return [*facts_about(record), *(Fact(cell.label, cell.text, cell.url) for cell in cells)]

    def verbs(self, record: Any, actions: frozenset[str]) -> list[Verb]:
        """What else may be done with it by who may do `actions`; override."""
        return []

    def code(self, record: Any) -> str:
        """What a telephone scans from the paper with it, as SVG; nothing unless overridden."""
        return ""

    def facts(self, employee: Employee) -> list[Fact]:
        """Figures for an employee's home page; override."""
        return []

    def waiting(self, employee: Employee) -> list[Fact]:
        """What is an employee's, told to whoever acts with that employee's rights; override."""
        return []

    @cached_property
    def _columns(self) -> list[Column]:
        return [column_for(self.model, column) for column in self.columns]

    @cached_property
    def _more_columns(self) -> list[Column]:
        sets = [fieldset for variant, _label in self.variants() for fieldset in self.fieldsets(variant)]
        filled_in = [name for _title, names in sets for name in names]
        names = dict.fromkeys([*filled_in, *self.kept_fields, "created_at", "changed_at"])
        shown = {column.name for column in (*self._columns, *self.beside)}
        return [*self.beside, *(column_for(self.model, name) for name in names if name not in shown)]

    @cached_property
    def _named(self) -> dict[str, Column]:
        return {column.name: column for column in (*self._columns, *self.beside)}

    @cached_property
    def _filters(self) -> list[Filter]:
        return [filter_for(self.model, declared) for declared in self.filters]

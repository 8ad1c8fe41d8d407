"""The tree of units as markup, written directly: a template for each of 300 units takes longer than the page."""

from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from liant.kernel.access.models import Employee, Unit
from liant.kernel.entity.registry import list_url_of
from liant.kernel.ui.icons import icon_svg
from liant.kernel.ui.tones import tone_of
from liant.modules.organisation.chart.asking import Asked, chart_url
from liant.modules.organisation.chart.drawing import Drawn, move_url

_ITEM = """<li role="treeitem" id="unit-{number}" class="chart-unit" tabindex="-1" aria-level="{level}"
 aria-labelledby="label-{number}" aria-selected="{selected}"{expanded}>
<div class="chart-node" id="label-{number}" data-number="{number}"{draggable}>{toggle}
<a class="chart-name" href="{url}">{name}</a>{badge}{manager}
<span class="chart-foot">{staff_link}{below}{equipment}{move}</span></div>{staff}{parts}</li>"""
_MANAGER = '<a class="chart-manager" href="{}">{}</a>'
_STAFF = '<a class="chart-staff-link" href="{}{{number}}">{}{{own}}<span class="visually-hidden"> {}</span></a>'
_MOVE = """<a class="chart-move" href="{}{{number}}" up-layer="new modal" up-size="small">{}<span
 class="visually-hidden"> {{name}}</span></a>"""
_BELOW = '<span class="chart-below">{{below}} {}</span>'
_EQUIPMENT = """<a class="chart-equipment" href="{}{{number}}/equipment/" title="{}">{}{{pieces}}<span
 class="visually-hidden"> {}</span></a>"""
_TOGGLE = '<span class="chart-toggle" aria-hidden="true">{}</span>'


class Markup:
    """Writes the tree for one page."""

    def __init__(self, asked: Asked, movable: dict[str, bool]) -> None:
        self._movable, self._is_movable = movable, movable["can_move_units"]
        self._units, self._employees = list_url_of(Unit, {}), list_url_of(Employee, {})
        open_url = chart_url(asked.day, "unit-", is_today=asked.is_today)
        self._staff_link = format_html(_STAFF, open_url, icon_svg("users"), _("employees"))
        self._below = format_html(_BELOW, _("in all"))
        equipment = _("equipment")
        self._equipment = format_html(_EQUIPMENT, self._units, equipment, icon_svg("device-projector"), equipment)
        self._move = format_html(_MOVE, move_url("unit", asked.day, ""), _("Move"))
        self._toggle = format_html(_TOGGLE, icon_svg("chevron-right"))
        self._badges = {
            kind: format_html('<span class="badge tone-{}">{}</span>', tone_of(kind), label)
            for kind, label in Unit.Kind.choices
        }

    def tree(self, rows: list[Drawn]) -> SafeString:
        """The items of all units, each in that of what it is a part of."""
        return SafeString(self._items(rows))

    def _items(self, rows: list[Drawn]) -> str:
        return "".join(self._item(row) for row in rows)

    def _item(self, row: Drawn) -> str:
        # What is ours and what is a number is filled in as it is; names are escaped.
        node, unit = row.node, row.node.unit
        name = escape(unit.name)
        return _ITEM.format(
            number=unit.pk,
            level=node.level,
            selected="true" if row.is_chosen else "false",
            expanded=f' aria-expanded="{row.expanded}"' if row.expanded else "",
            draggable=' draggable="true"' if self._is_movable else "",
            toggle=self._toggle if row.expanded else "",
            url=f"{self._units}{unit.pk}/",
            name=name,
            badge=self._badges[unit.kind],
            manager=self._manager(node.manager),
            staff_link=self._staff_link.format(number=unit.pk, own=node.own) if node.own else "",
            below=self._below.format(below=node.below) if node.below != node.own else "",
            equipment=self._equipment.format(number=unit.pk, pieces=node.equipment) if node.equipment else "",
            move=self._move.format(number=unit.pk, name=name) if self._is_movable else "",
            staff=self._staff(row),
            parts=f'<ul class="chart-parts" role="group">{self._items(row.parts)}</ul>' if row.parts else "",
        )

    def _manager(self, manager: Employee | None) -> str:
        return _MANAGER.format(f"{self._employees}{manager.pk}/", escape(manager)) if manager else ""

    def _staff(self, row: Drawn) -> str:
        """The employees of the one unit that was asked for."""
        context = {"staff": row.staff} | self._movable
        return render_to_string("organisation/chart_staff.html", context) if row.staff else ""

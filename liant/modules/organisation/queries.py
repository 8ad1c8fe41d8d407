"""Questions about the chart."""

from liant.kernel.access.models import Employee


def superior_of(employee: Employee) -> Employee | None:
    """To whom someone reports: the manager of their unit, or of the next one above that somebody else manages."""
    unit, passed = employee.unit, set()
    while unit is not None and unit.pk not in passed:
        if unit.manager and unit.manager != employee:
            return unit.manager
        passed.add(unit.pk)
        unit = unit.parent  # type: ignore[assignment]
    return None

"""What a browser sends with a form of a record."""

from django.db.models import Model

from liant.kernel.entity.registry import entity_of


def no_parts(model: type[Model], variant: str) -> dict[str, int]:
    """How many parts of each kind there are on the form of this variant, when there are none."""
    entity = entity_of(model)
    assert entity is not None
    sets = [part_set.name for part_set in entity.part_sets(variant)]
    return {f"{name}-{what}_FORMS": 0 for name in sets for what in ("TOTAL", "INITIAL")}

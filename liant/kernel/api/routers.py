"""The operations of an entity under one address."""

from ninja import Router

from liant.kernel.api.operations.bulk import add_bulk
from liant.kernel.api.operations.merging import add_merge
from liant.kernel.api.operations.reading import add_get, add_list
from liant.kernel.api.operations.revealing import add_reveal
from liant.kernel.api.operations.writing import add_change, add_create, add_delete
from liant.kernel.api.schemas import input_schema, output_schema
from liant.kernel.entity.entity import Entity
from liant.kernel.fields import sealed_fields
from liant.kernel.merging.leading import is_mergeable


def entity_router(entity: Entity) -> Router:
    """The router of one entity."""
    router = Router(tags=[entity.label_plural])
    given, taken = output_schema(entity), input_schema(entity)
    add_list(router, entity, given)
    # Before what takes a number in its place.
    add_bulk(router, entity, taken)
    add_get(router, entity, given)
    add_create(router, entity, given, taken)
    add_change(router, entity, given, taken)
    add_delete(router, entity)
    if is_mergeable(entity.model):
        add_merge(router, entity, given)
    if sealed_fields(entity.model):
        add_reveal(router, entity)
    return router

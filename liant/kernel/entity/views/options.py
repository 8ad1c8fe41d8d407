"""What a pick field offers while one types: [{value, label, secondary}]."""

from django.http import HttpResponseBase, JsonResponse

from liant.kernel.entity.entity import Entity
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.views.doors import EntityRequest, door

OFFERED = 20


@door
def options_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """The first few records that match `q` and the limits in the URL."""
    records = Listing(entity, request.GET).records
    if entity.variant and (
        variants := request.GET.getlist(f"{entity.variant}__in") or request.GET.getlist(entity.variant)
    ):
        records = records.filter(**{f"{entity.variant}__in": variants})
    found = list(records.order_by("sort_key", "id")[:OFFERED] if not request.GET.get("q") else records[:OFFERED])
    options = [
        {"value": record.pk, "label": str(record), "secondary": line}
        for record, line in zip(found, entity.secondary(found), strict=True)
    ]
    return JsonResponse(options, safe=False)

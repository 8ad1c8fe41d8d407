"""The records that a pick field offers while one types."""

from django.http import HttpResponseBase, JsonResponse

from liant.kernel.entity.entity import Entity
from liant.kernel.entity.listing import Listing
from liant.kernel.entity.views.doors import EntityRequest, door

OFFERED = 20


@door
def options_view(request: EntityRequest, entity: Entity) -> HttpResponseBase:
    """The first few that match `q` and the limits in the URL: [{value, label, secondary}]."""
    records = Listing(entity, request.GET).records
    if entity.variant and (
        variants := request.GET.getlist(f"{entity.variant}__in") or request.GET.getlist(entity.variant)
    ):
        records = records.filter(**{f"{entity.variant}__in": variants})
    found = records.order_by("sort_key", "id")[:OFFERED] if not request.GET.get("q") else records[:OFFERED]
    labels = dict(entity.variants())
    options = [
        {"value": record.pk, "label": str(record), "secondary": labels.get(entity.variant_of(record), "")}
        for record in found
    ]
    return JsonResponse(options, safe=False)

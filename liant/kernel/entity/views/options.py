"""What a pick field offers while one types: [{value, label, secondary}]."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import Http404, HttpResponseBase, JsonResponse

from liant.kernel.access.models import Reference
from liant.kernel.access.tables import protected_models
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
    found = records.order_by("sort_key", "id")[:OFFERED] if not request.GET.get("q") else records[:OFFERED]
    labels = dict(entity.variants())
    options = [
        {"value": record.pk, "label": str(record), "secondary": labels.get(entity.variant_of(record), "")}
        for record in found
    ]
    return JsonResponse(options, safe=False)


@login_required
def references_view(request: EntityRequest, name: str) -> HttpResponseBase:
    """The first few rows of a long reference list (employees, units) in which each typed word occurs."""
    models = {
        model.entity_name(): model for model in protected_models() if issubclass(model, Reference) and model.searched
    }
    if name not in models or request.actor is None:
        raise Http404
    rows = models[name]._default_manager.all()
    for word in request.GET.get("q", "").split():
        rows = rows.filter(_occurs(word, models[name].searched))
    return JsonResponse([{"value": row.pk, "label": str(row), "secondary": ""} for row in rows[:OFFERED]], safe=False)


def _occurs(word: str, names: tuple[str, ...]) -> Q:
    found = Q()
    for name in names:
        found |= Q(**{f"{name}__icontains": word})
    return found

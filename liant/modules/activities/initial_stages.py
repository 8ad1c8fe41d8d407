"""The stages and life cycles that a company begins with; its administrators keep them from there (ACT-04)."""

from typing import Any, NamedTuple

from django.conf import settings

from liant.modules.activities.initial import called


class InitialStage(NamedTuple):
    """A stage: what it counts as, its colour, and what it is called by the language of the installation."""

    key: str
    status: str
    tone: str
    en: str
    ro: str


class InitialStep(NamedTuple):
    """A step: from, to, its button in both languages, who takes it, and whether it is taken by itself."""

    source: str
    target: str
    en: str
    ro: str
    taken_by: str = "anyone"
    is_automatic: bool = False


STAGES = (
    InitialStage("planned", "planned", "blue", "Planned", "Planificată"),
    InitialStage("requested", "planned", "orange", "Requested", "Cerută"),
    InitialStage("approved", "planned", "teal", "Approved", "Aprobată"),
    InitialStage("under way", "planned", "purple", "In progress", "În lucru"),
    InitialStage("waiting", "planned", "gray", "Waiting", "În așteptare"),
    InitialStage("done", "done", "green", "Done", "Finalizată"),
    InitialStage("cancelled", "cancelled", "gray", "Cancelled", "Anulată"),
    InitialStage("refused", "cancelled", "red", "Refused", "Respinsă"),
)

# By the names in both languages: the stage in which it begins, and the steps.
LIFECYCLES: dict[tuple[str, str], tuple[InitialStep, ...]] = {
    ("Plain", "Simplu"): (
        InitialStep("planned", "done", "Complete", "Finalizează", is_automatic=True),
        InitialStep("planned", "under way", "Start", "Începe"),
        InitialStep("planned", "waiting", "Let wait", "Pune în așteptare"),
        InitialStep("planned", "cancelled", "Cancel", "Anulează"),
        InitialStep("under way", "done", "Complete", "Finalizează", is_automatic=True),
        InitialStep("under way", "waiting", "Let wait", "Pune în așteptare"),
        InitialStep("under way", "cancelled", "Cancel", "Anulează"),
        InitialStep("waiting", "under way", "Go on", "Continuă"),
        InitialStep("waiting", "done", "Complete", "Finalizează", is_automatic=True),
        InitialStep("waiting", "cancelled", "Cancel", "Anulează"),
        InitialStep("done", "planned", "Open again", "Redeschide"),
        InitialStep("cancelled", "planned", "Open again", "Redeschide"),
    ),
    ("With approval", "Cu aprobare"): (
        InitialStep("requested", "approved", "Approve", "Aprobă", "head"),
        InitialStep("requested", "refused", "Refuse", "Respinge", "head"),
        InitialStep("requested", "cancelled", "Withdraw", "Retrage", "owner"),
        InitialStep("approved", "under way", "Start", "Începe"),
        InitialStep("approved", "done", "Complete", "Finalizează"),
        InitialStep("approved", "cancelled", "Cancel", "Anulează"),
        InitialStep("under way", "done", "Complete", "Finalizează", is_automatic=True),
        InitialStep("under way", "cancelled", "Cancel", "Anulează"),
        InitialStep("refused", "requested", "Request again", "Cere din nou", "owner"),
    ),
}


def make_stages(apps: Any, schema_editor: Any) -> None:
    """For the migration; the database gives them words when its triggers are installed."""
    using, language = schema_editor.connection.alias, settings.LANGUAGE_CODE
    stage, lifecycle, step = (
        apps.get_model("activities", name).objects.using(using)
        for name in ("ActivityStage", "ActivityLifecycle", "ActivityStep")
    )
    made = {
        each.key: stage.create(
            name=called(each, language), status=each.status, tone=each.tone, position=10 * number
        ).pk
        for number, each in enumerate(STAGES, 1)
    }  # fmt: skip
    for (en, ro), steps in LIFECYCLES.items():
        cycle = lifecycle.create(name=ro if language == "ro" else en, first_id=made[steps[0].source])
        step.bulk_create(
            step.model(
                lifecycle=cycle, source_id=made[each.source], target_id=made[each.target],
                name=called(each, language), taken_by=each.taken_by, is_automatic=each.is_automatic,
            )
            for each in steps
        )  # fmt: skip


def give_types_one(apps: Any, schema_editor: Any) -> None:
    """For the migration: types go the plain way."""
    using = schema_editor.connection.alias
    first = apps.get_model("activities", "ActivityLifecycle").objects.using(using).order_by("pk").first()
    apps.get_model("activities", "ActivityType").objects.using(using).update(lifecycle=first)

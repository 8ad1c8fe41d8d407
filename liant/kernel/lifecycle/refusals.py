"""What the database refuses of steps, in words: each has the name of its rule there."""

from django.utils.translation import gettext_lazy as _

from liant.kernel.entity.refusals import RULES

RULES["step_leads_there"] = {"stage": [_("No step leads there.")]}
RULES["step_is_theirs"] = {"stage": [_("This step is for somebody else to take.")]}
RULES["step_completes"] = {"stage": [_("You do not have the right to complete it.")]}
RULES["step_of_completer"] = {"stage": [_("Only who is named there completes it.")]}
RULES["status_by_stage"] = {"stage": [_("It counts as its stage does: change the stage.")]}
RULES["stage_keeps_status"] = {
    "status": [_("Records are in this stage: they would count as something else. Make another stage.")]
}
RULES["below_no_circle"] = {"parent": [_("It can't be a part of itself, or of what is a part of it.")]}

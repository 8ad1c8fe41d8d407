"""The form in which employees say how they wish to be told."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liant.kernel.entity.widgets import Select
from liant.kernel.notifications.kinds import Kind, Mail
from liant.kernel.notifications.models import HOURS, NotificationSettings
from liant.kernel.notifications.wishes import keep

# By their numbers in ISO 8601.
DAYS = [(number + 1, name) for number, name in WEEKDAYS.items()]


def _clock() -> forms.TimeInput:
    return forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


@dataclass(frozen=True)
class Row:
    """A kind with its two controls."""

    kind: Kind
    in_page: forms.BoundField
    mail: forms.BoundField


class SettingsForm(forms.ModelForm):
    """Quiet hours, the digest, and two fields for each kind."""

    digest_days = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Days"), choices=DAYS, coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = NotificationSettings
        fields = HOURS
        widgets = {"quiet_from": _clock(), "quiet_until": _clock(), "digest_at": _clock()}

    def __init__(self, kept: NotificationSettings, data: QueryDict | None = None) -> None:
        super().__init__(data, instance=kept)
        self._kinds = [kind for kind, _in_page, _mail in kept.all_ways()]
        for kind, in_page, mail in kept.all_ways():
            self.fields[f"page.{kind.name}"] = forms.BooleanField(required=False, initial=in_page)
            self.fields[f"mail.{kind.name}"] = forms.ChoiceField(choices=Mail, initial=mail, widget=Select)

    def rows(self) -> Iterator[Row]:
        """The kinds to be drawn; what the label of a column says, each control says by itself, too."""
        for kind in self._kinds:
            page, mail = self[f"page.{kind.name}"], self[f"mail.{kind.name}"]
            for bound, way in ((page, _("in the page")), (mail, _("by mail"))):
                bound.field.widget.attrs["aria-label"] = f"{capfirst(str(kind.label))}: {way}"
            yield Row(kind, page, mail)

    def keep(self) -> None:
        """From now on, tell so."""
        for kind in self._kinds:
            in_page, mail = (self.cleaned_data[f"{way}.{kind.name}"] for way in ("page", "mail"))
            self.instance.tell(kind, in_page=in_page, mail=Mail(mail))
        keep(self.instance)

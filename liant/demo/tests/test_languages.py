"""The demo company speaks the language of the installation (GEN-01)."""

from collections import Counter

import pytest

from liant.demo.activity_texts import activity_texts, activity_types
from liant.demo.categories import categories
from liant.demo.chart import Chart
from liant.demo.functions import functions
from liant.demo.words import rows

pytestmark = pytest.mark.req("GEN-01")

LANGUAGES = pytest.mark.parametrize("language", ["en", "ro"])


@LANGUAGES
def test_everything_has_a_name(demo_chart: Chart, language: str) -> None:
    named = [*demo_chart.units, *demo_chart.roles, *categories(), *functions().values(), *activity_types()]

    assert all(each.names[language] for each in named)
    assert all(employee.job_titles[language] for employee in demo_chart.employees)


@LANGUAGES
def test_no_two_roles_functions_or_categories_of_one_parent_are_named_alike(demo_chart: Chart, language: str) -> None:
    names = Counter(
        [("role", role.names[language]) for role in demo_chart.roles]
        + [("function", function.names[language]) for function in functions().values()]
        + [(category.parent, category.names[language]) for category in categories()]
    )

    assert [name for name, times in names.items() if times > 1] == []


def test_activities_are_told_in_the_language_of_those_they_are_with() -> None:
    summaries: dict[str, set[str]] = {}
    for text in activity_texts(1):
        summaries.setdefault(text.language, set()).add(text.summary)

    assert set(summaries) == {"en", "ro", "el"}
    assert all(len(of_language) > 500 for of_language in summaries.values())
    assert all(any("α" <= letter <= "ω" for letter in summary) for summary in summaries["el"])
    assert summaries["en"].isdisjoint(summaries["ro"])
    assert all(len(text.summary) <= 200 and "{" not in text.summary for text in activity_texts(1))


def test_a_romanian_title_fits_who_bears_it(demo_chart: Chart) -> None:
    fitting = {gender: {row[place] for row in rows("titles")} for place, gender in ((1, "m"), (2, "f"))}

    assert all(employee.job_titles["ro"] in fitting[employee.gender] for employee in demo_chart.employees)
    assert any(employee.job_titles["ro"] == "Șefă de echipă" for employee in demo_chart.employees)

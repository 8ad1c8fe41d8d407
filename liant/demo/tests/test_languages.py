"""The demo company speaks the language of the installation (GEN-01)."""

from collections import Counter

import pytest

from liant.demo.categories import categories
from liant.demo.chart import Chart
from liant.demo.functions import functions
from liant.demo.words import rows

pytestmark = pytest.mark.req("GEN-01")

LANGUAGES = pytest.mark.parametrize("language", ["en", "ro"])


@LANGUAGES
def test_everything_has_a_name(demo_chart: Chart, language: str) -> None:
    named = [*demo_chart.units, *demo_chart.roles, *categories(), *functions().values()]

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


def test_a_romanian_title_fits_who_bears_it(demo_chart: Chart) -> None:
    fitting = {gender: {row[place] for row in rows("titles")} for place, gender in ((1, "m"), (2, "f"))}

    assert all(employee.job_titles["ro"] in fitting[employee.gender] for employee in demo_chart.employees)
    assert any(employee.job_titles["ro"] == "Șefă de echipă" for employee in demo_chart.employees)

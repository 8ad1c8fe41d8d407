"""Who looks after a contact: the sellers of its region, telemarketing for prospects."""

from collections import defaultdict
from random import Random

from liant.demo.chart import Chart, EmployeeSeed
from liant.demo.places import Region

CALLED = 0.4  # of the prospects belong to a telemarketing agent
LED = 0.06  # of the others belong to the head of the sales team


class Owners:
    """Draws the owner of a contact from a chart."""

    def __init__(self, chart: Chart) -> None:
        self._sellers: dict[str, list[EmployeeSeed]] = defaultdict(list)
        self._leaders: dict[str, list[EmployeeSeed]] = defaultdict(list)
        self._agents: dict[str, list[EmployeeSeed]] = defaultdict(list)
        territories = {unit.key: unit.territory for unit in chart.units}
        for employee in chart.employees:
            if "telemarketing agent" in employee.roles:
                self._agents[employee.country].append(employee)
            staff = self._sellers if "salesperson" in employee.roles else self._leaders
            for region in territories[employee.unit]:
                staff[region].append(employee)

    def draw(self, rng: Random, region: Region, *, prospect: bool) -> EmployeeSeed:
        """The owner of a contact in `region`."""
        if prospect and rng.random() < CALLED:
            return rng.choice(self._agents[region.country])
        staff = self._leaders if rng.random() < LED else self._sellers
        return rng.choice(staff[region.code])

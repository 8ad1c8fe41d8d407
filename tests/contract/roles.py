"""What each ready-made role opens, as tables: somebody with it works in Sales, beside a colleague.

Sales has North below it; Service is elsewhere. A cell lists the rights: s(ee), n(ew), c(hange), d(elete), x (export),
r(eveal); `-` is none, so that the address tells nothing: 404. What is seen but not allowed answers 403. A number is the
encrypted one of a person. An act is the entry in history that tells how a contact was made; auditors see all of it.
"""

from collections.abc import Mapping

ROLES = (
    "director", "department head", "secretary", "salesperson", "telemarketing agent", "technician", "marketing",
    "back office", "administrator", "auditor", "",
)  # fmt: skip
# The owner of a record: who asks, a colleague of the same unit, someone in a unit below, someone elsewhere.
PLACES = ("mine", "colleague's", "below", "elsewhere")
LIST, NOBODY = "list", "nobody"

RIGHTS = """
                        director head secretary sales calls technician marketing office admin auditor none
contact list            snx      snx  sn        snx   sn    s          snx       s      snx   -       -
contact mine            scd      scd  sc        scd   sc    s          sc        s      scd   -       -
contact colleague's     scd      scd  sc        s     s     s          s         s      scd   -       -
contact below           scd      scd  sc        -     -     s          s         s      scd   -       -
contact elsewhere       scd      -    -         -     -     s          s         s      scd   -       -
contactlist list        snx      snx  sn        snx   sn    sn         snx       sn     snx   -       -
contactlist mine        scd      scd  sc        scd   sc    sc         scd       sc     scd   -       -
contactlist colleague's scd      scd  sc        s     s     s          s         s      scd   -       -
contactlist below       scd      scd  sc        -     -     -          s         -      scd   -       -
contactlist elsewhere   scd      -    -         -     -     -          s         -      scd   -       -
activity list           snx      snx  sn        snx   sn    sn         snx       sn     snx   -       -
activity mine           scd      scd  sc        scd   sc    sc         scd       sc     scd   -       -
activity colleague's    scd      scd  sc        s     s     s          s         s      scd   -       -
activity below          scd      scd  sc        -     -     -          s         -      scd   -       -
activity elsewhere      scd      -    -         -     -     -          s         -      scd   -       -
delegation list         sn       sn   sn        sn    sn    sn         sn        sn     sn    -       -
delegation mine         sc       sc   sc        sc    sc    sc         sc        sc     sc    -       -
delegation colleague's  sc       sc   -         -     -     -          -         -      sc    -       -
delegation below        sc       sc   -         -     -     -          -         -      sc    -       -
delegation elsewhere    -        -    -         -     -     -          -         -      sc    -       -
webhook list            -        -    -         -     -     -          -         -      snx   -       -
webhook mine            -        -    -         -     -     -          -         -      scdr  -       -
webhook colleague's     -        -    -         -     -     -          -         -      scdr  -       -
webhook below           -        -    -         -     -     -          -         -      scdr  -       -
webhook elsewhere       -        -    -         -     -     -          -         -      scdr  -       -
number mine             sr       s    s         s     s     s          s         s      s     -       -
number colleague's      sr       s    s         s     s     s          s         s      s     -       -
number below            sr       s    s         -     -     s          s         s      s     -       -
number elsewhere        sr       -    -         -     -     s          s         s      s     -       -
act mine                s        s    s         s     s     s          s         s      s     s       -
act colleague's         s        s    s         s     s     s          s         s      s     s       -
act below               s        s    s         -     -     s          s         s      s     s       -
act elsewhere           s        -    -         -     -     s          s         s      s     s       -
reference list          s        s    s         s     s     s          s         s      snx   s       s
reference any           s        s    s         s     s     s          s         s      scd   s       s
"""

# What stands in the room of no entity, by who gets in (addresses.py); 200 stands for whatever lets one in.
DOORS = """
                             director head secretary sales calls technician marketing office admin auditor none
signed in                    200      200  200       200   200   200        200       200    200   200     200
whose it is                  404      404  404       404   404   404        404       404    404   404     404
nobody                       404      404  404       404   404   404        404       404    404   404     404
who may change employees     403      403  403       403   403   403        403       403    200   403     403
who may change the chart     403      403  403       403   403   403        403       403    200   403     403
who may change roles         403      403  403       403   403   403        403       403    200   403     403
who may explain rights       404      404  404       404   404   404        404       404    200   404     404
who may read all of history  404      404  404       404   404   404        404       404    200   200     404
"""


def read(table: str) -> dict[str, Mapping[str, str]]:
    """The cells of a table: by row, then by role. Words of a row's name stand before its cells, one for each role."""
    lines = [line.split() for line in table.strip().splitlines()[1:]]
    return {" ".join(line[: -len(ROLES)]): dict(zip(ROLES, line[-len(ROLES) :], strict=True)) for line in lines}

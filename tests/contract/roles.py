"""What each ready-made role opens, as tables: somebody with it works in Sales, beside a colleague.

Sales has North below it; Service is elsewhere. A cell lists the rights: s(ee), n(ew), c(hange), d(elete), x (export),
p(rint), r(eveal), e(rase); `-` is none, so that the address tells nothing: 404. What is seen but not allowed: 403. A
number is the encrypted one of a person. An act is the entry in history that tells how a contact was made; auditors see
all of it.
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
contact list            snxpe    snxp snp       snxp  snp   sp         snxp      sp     snxpe  -       -
contact mine            scdxpe   scdxp scp      scdxp scp   sp         scxp      sp     scdxpe -       -
contact colleague's     scdxpe   scdxp scp      sp    sp    sp         sxp       sp     scdxpe -       -
contact below           scdxpe   scdxp scp      -     -     sp         sxp       sp     scdxpe -       -
contact elsewhere       scdxpe   -    -         -     -     sp         sxp       sp     scdxpe -       -
contactlist list        snxp     snxp snp       snxp  snp   snp        snxp      snp    snxp  -       -
contactlist mine        scdp     scdp scp       scdp  scp   scp        scdp      scp    scdp  -       -
contactlist colleague's scdp     scdp scp       sp    sp    sp         sp        sp     scdp  -       -
contactlist below       scdp     scdp scp       -     -     -          sp        -      scdp  -       -
contactlist elsewhere   scdp     -    -         -     -     -          sp        -      scdp  -       -
activity list           snxp     snxp snp       snxp  snp   snp        snxp      snp    snxp  -       -
activity mine           scdp     scdp scp       scdp  scp   scp        scdp      scp    scdp  -       -
activity colleague's    scdp     scdp scp       sp    sp    sp         sp        sp     scdp  -       -
activity below          scdp     scdp scp       -     -     -          sp        -      scdp  -       -
activity elsewhere      scdp     -    -         -     -     -          sp        -      scdp  -       -
delegation list         sn       sn   sn        sn    sn    sn         sn        sn     sn    -       -
delegation mine         sc       sc   sc        sc    sc    sc         sc        sc     sc    -       -
delegation colleague's  sc       sc   -         -     -     -          -         -      sc    -       -
delegation below        sc       sc   -         -     -     -          -         -      sc    -       -
delegation elsewhere    -        -    -         -     -     -          -         -      sc    -       -
webhook list            -        -    -         -     -     -          -         -      snxp  -       -
webhook mine            -        -    -         -     -     -          -         -      scdrp -       -
webhook colleague's     -        -    -         -     -     -          -         -      scdrp -       -
webhook below           -        -    -         -     -     -          -         -      scdrp -       -
webhook elsewhere       -        -    -         -     -     -          -         -      scdrp -       -
number mine             sr       s    s         s     s     s          s         s      s     -       -
number colleague's      sr       s    s         s     s     s          s         s      s     -       -
number below            sr       s    s         -     -     s          s         s      s     -       -
number elsewhere        sr       -    -         -     -     s          s         s      s     -       -
act mine                s        s    s         s     s     s          s         s      s     s       -
act colleague's         s        s    s         s     s     s          s         s      s     s       -
act below               s        s    s         -     -     s          s         s      s     s       -
act elsewhere           s        -    -         -     -     s          s         s      s     s       -
reference list          sp       sp   sp        sp    sp    sp         sp        sp     snxp  sp      sp
reference any           sp       sp   sp        sp    sp    sp         sp        sp     scdp  sp      sp
tag list                snp      snp  snp       snp   snp   sp         snp       sp     snxp  sp      sp
tag any                 sp       sp   sp        sp    sp    sp         sp        sp     scdp  sp      sp
"""

# What stands in the room of no entity, by who gets in (addresses.py); 200 stands for whatever lets one in.
DOORS = """
                             director head secretary sales calls technician marketing office admin auditor none
signed in                    200      200  200       200   200   200        200       200    200   200     200
whose it is                  404      404  404       404   404   404        404       404    404   404     404
nobody                       404      404  404       404   404   404        404       404    404   404     404
who may choose for the company 403      403  403       403   403   403        403       403    200   403     403
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

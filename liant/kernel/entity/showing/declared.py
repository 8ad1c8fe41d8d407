"""What a declaration says of the ways in which its list can be shown, beside the table (GEN-02)."""


class Board:
    """Lanes by the values of a field, the first of these or another that one chooses.

    A field has choices or refers to few rows, is never empty, and is among the entity's filters: a lane is the list
    with that filter set. `facts` are the columns that cards tell while nobody chose others.
    """

    def __init__(self, *fields: str, facts: tuple[str, ...] = ()) -> None:
        self.fields, self.facts = fields, facts

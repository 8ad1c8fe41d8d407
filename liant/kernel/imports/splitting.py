"""A person's name in one cell, taken apart."""


def family_name_first(text: str) -> dict[str, str]:
    """ "Popescu Ion Andrei" or "Popescu, Ion Andrei" taken apart."""
    family_name, _separator, given_names = text.partition("," if "," in text else " ")
    return {"family_name": family_name.strip(), "given_name": given_names.strip()}


def given_name_first(text: str) -> dict[str, str]:
    """ "Ion Andrei Popescu" taken apart."""
    given_names, _separator, family_name = text.rpartition(" ")
    return {"family_name": family_name.strip(), "given_name": given_names.strip()}

"""Whom one writes to."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Addressee:
    """A person as letters need him or her, or a company. `gender` as on contacts; `post` is what is held today."""

    given_name: str = ""
    family_name: str = ""
    gender: str = ""
    title: str = ""
    post: str = ""
    is_company: bool = False
    is_informal: bool = False

    @property
    def is_female(self) -> bool:
        """Whether she is known to be a woman."""
        return self.gender == "female"

    @property
    def name(self) -> str:
        """The family name, else the given one."""
        return self.family_name or self.given_name

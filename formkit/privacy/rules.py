"""What an office says of personal data in formkit.toml.

[privacy]
personal = { "紧急联络" = "phone", "客户代号" = "no" }   # the kind of a box by its label
staff = ["值班电话"]                                     # boxes that hold what is the staff's
companies = ["云岫"]                                     # names that are no person's
customer_folder = "客户"                                 # what goes to customers lies here
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from formkit.errors import ConfigurationError
from formkit.forms.complaint import complaints
from formkit.values.label import fold_label

Said = Literal["phone", "mail", "id", "name", "party", "address", "plate", "text", "inner", "no"]
WHERE = "formkit.toml · privacy"


class Rules(BaseModel):
    """The table ``[privacy]``.

    Attributes:
        personal: What the boxes of these labels hold; ``no`` for nothing personal.
        staff: Labels of boxes that hold what is the staff's, not the customer's.
        companies: Names that are a company's though they read like a person's.
        customer_folder: The folder for customers, from the office folder.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    personal: Mapping[str, Said] = {}
    staff: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    customer_folder: str = "客户"

    @classmethod
    def of(cls, said: Mapping[str, Any]) -> Self:
        """The rules as said; raises ConfigurationError naming the word that is off."""
        try:
            return cls.model_validate(said)
        except ValidationError as error:
            raise ConfigurationError(complaints(error, WHERE, cls)) from None

    def kind_of(self, label: str) -> str | None:
        """The kind said for a label, empty for none; ``None`` where nothing is said."""
        wanted = fold_label(label)
        for name, kind in self.personal.items():
            if fold_label(name) == wanted:
                return "" if kind == "no" else kind
        return None

    def is_staffs(self, label: str) -> bool:
        """True where the office says that a box holds what is the staff's."""
        return fold_label(label) in map(fold_label, self.staff)

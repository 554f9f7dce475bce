"""Personal data: which boxes hold it, how it is masked, and what each audience is shown."""

from __future__ import annotations

from formkit.privacy.audience import AUDIENCES, Audience, audience_named
from formkit.privacy.boxes import masked_boxes
from formkit.privacy.known import Known, people_in
from formkit.privacy.mask import KINDS, mask
from formkit.privacy.personal import Personal, personal
from formkit.privacy.rules import Rules

__all__ = [
    "AUDIENCES",
    "KINDS",
    "Audience",
    "Known",
    "Personal",
    "Rules",
    "audience_named",
    "mask",
    "masked_boxes",
    "people_in",
    "personal",
]

"""The states and kinds of duties in words."""

from assessments.duties.judging import State
from assessments.duties.shape import Kind
from data.words import N_

STATES: dict[State, str] = {
    "met": N_("met"), "not_met": N_("not met"), "not_assessed": N_("not assessed"),
    "not_applicable": N_("does not apply"),
}  # fmt: skip
KINDS: dict[Kind, str] = {
    "law": N_("law"), "policy": N_("policy"), "strategy": N_("strategy"), "guideline": N_("guideline"),
    "practice": N_("good practice"), "programme": N_("programme"),
}  # fmt: skip

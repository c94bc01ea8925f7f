"""The subregions of the standard M49: every country in exactly one."""

from pathlib import Path

import pytest
import yaml

from data import regions
from data.countries import countries
from data.regions import continent, region, title
from data.words import speak

APART = {"AC", "AQ", "BV", "CC", "CP", "CQ", "CX", "DG", "EA", "EU", "GS", "HM", "IC", "IO", "TA", "TF", "UM"}


# As the United Nations print them (Standard country or area codes for statistical use).
@pytest.mark.parametrize(
    ("country", "code", "above"),
    [
        ("FI", "154", "150"), ("GB", "154", "150"), ("IT", "039", "150"), ("FR", "155", "150"), ("CZ", "151", "150"),
        ("CY", "145", "142"), ("TR", "145", "142"), ("IR", "034", "142"), ("KZ", "143", "142"), ("KR", "030", "142"),
        ("SG", "035", "142"), ("CA", "021", "019"), ("MX", "013", "019"), ("UY", "005", "019"), ("JM", "029", "019"),
        ("EG", "015", "002"), ("SD", "015", "002"), ("NG", "011", "002"), ("TD", "017", "002"), ("KE", "014", "002"),
        ("ZA", "018", "002"), ("NZ", "053", "009"), ("FJ", "054", "009"), ("GU", "057", "009"), ("WS", "061", "009"),
    ],
)  # fmt: skip
def test_a_country_lies_in_a_subregion_of_a_continent(country: str, code: str, above: str) -> None:
    assert (region(country), continent(code)) == (code, above)


def test_every_country_is_in_exactly_one_but_for_what_has_no_government_of_its_own() -> None:
    listed = yaml.safe_load((Path(regions.__file__).with_suffix(".yaml")).read_text("utf-8"))
    named = [country for one in listed.values() for country in one["countries"]]
    assert len(listed) == 22 and len(named) == len(set(named))
    assert countries() - set(named) == APART and set(named) <= countries()


def test_no_country_no_region() -> None:
    assert [region("EU"), region(None), continent(None), continent("150")] == [None] * 4


def test_a_region_has_its_name() -> None:
    speak("en")
    assert (title("154"), title("002")) == ("Northern Europe", "Africa")

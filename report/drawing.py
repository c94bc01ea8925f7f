"""An SVG that is a picture and no more: nothing in it runs, moves, is fetched, or takes without end."""

import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from data.words import Problem

_SVG = "{http://www.w3.org/2000/svg}svg"
_REFUSED = {"script", "foreignobject", "handler", "listener", "iframe", "object", "embed", "audio", "video",
            "filter", "set", "animate", "animatecolor", "animatemotion", "animatetransform", "discard"}  # fmt: skip
_FETCHES = re.compile(
    r"""@import|\\|(?<![\w-])filter\s*:(?!\s*none)|\b(image|image-set|src)\(|url\((?!\s*(["']\s*)?\#)""", re.IGNORECASE
)  # \ hides words
_WITHIN = re.compile(r"""url\(\s*(?:["']\s*)?#([^"')\s]+)""", re.IGNORECASE)
DEEPEST = 100
MOST_DRAWN = 20_000  # elements, counting each as often as it is drawn


def check(content: bytes, file: Path) -> None:
    """Raises Problem where it is no SVG, or one with more than a picture."""
    try:
        root: Element = fromstring(content, forbid_dtd=True)
    except DefusedXmlException:
        raise Problem("report.logo_unsafe", file=file, what="DOCTYPE") from None
    except (ParseError, ValueError, LookupError):
        raise Problem("report.logo_kind", file=file) from None
    if root.tag != _SVG:
        raise Problem("report.logo_kind", file=file)
    if re.search(rb"<\?(?!xml\s)", content):
        raise Problem("report.logo_unsafe", file=file, what="<?…?>")
    if _depth(root) > DEEPEST or len(list(root.iter())) > MOST_DRAWN:
        raise Problem("report.logo_heavy", file=file)
    for what in (what for element in root.iter() for what in _unsafe(element)):
        raise Problem("report.logo_unsafe", file=file, what=what)
    if _drawn(root) > MOST_DRAWN:
        raise Problem("report.logo_heavy", file=file)


def _local(name: str) -> str:
    return name.rpartition("}")[2].lower()


def _unsafe(element: Element) -> Iterator[str]:
    """What of an element is more than a picture, as it is called in the file."""
    tag = _local(element.tag)
    if tag in _REFUSED:
        yield f"<{tag}>"
    if tag == "style" and (_FETCHES.search("".join(element.itertext())) or not all(map(_classes, _rules(element)))):
        yield "<style>"
    for name, value in element.attrib.items():
        attribute = _local(name)
        linked = attribute in {"href", "src"} and not value.strip().startswith("#")
        filtered = attribute == "filter" and value.strip() != "none"
        if attribute.startswith("on") or attribute == "base" or linked or filtered or _FETCHES.search(value):
            yield f"<{tag} {attribute}=…>"


def _classes(rule: tuple[str, list[str]]) -> bool:
    """Whether a rule speaks of classes alone, so that it can be told who draws what."""
    return bool(re.fullmatch(r"[\s,]*(\.[\w-]+[\s,]*)+", rule[0]))


def _depth(root: Element) -> int:
    depth, level = 0, [root]
    while level and depth <= DEEPEST:
        depth, level = depth + 1, [below for one in level for below in one]
    return depth


def _drawn(root: Element) -> int:
    """How many elements are drawn, where each may draw others again by their ids; beyond the most, one more."""
    named = {element.attrib["id"]: element for element in root.iter() if "id" in element.attrib}
    styled = _styled(root)
    costs: dict[str, int] = {}

    def cost(name: str, depth: int) -> int:
        if depth > DEEPEST:
            return MOST_DRAWN + 1
        if name not in costs:
            costs[name] = MOST_DRAWN + 1  # whoever draws itself never ends
            costs[name] = of(named[name], depth) if name in named else 0
        return costs[name]

    def of(element: Element, depth: int) -> int:
        again = sum(cost(name, depth + 1) for one in element.iter() for name in _drawn_by(one, styled))
        return min(sum(1 for _one in element.iter()) + again, MOST_DRAWN + 1)

    return of(root, 0)


def _drawn_by(element: Element, styled: dict[str, list[str]]) -> list[str]:
    """Ids of what an element draws, itself or by its classes."""
    linked = [value.strip()[1:] for name, value in element.attrib.items() if _local(name) == "href"]
    by_class = [name for one in element.attrib.get("class", "").split() for name in styled.get(one, [])]
    return linked + by_class + [found for value in element.attrib.values() for found in _WITHIN.findall(value)]


def _styled(root: Element) -> dict[str, list[str]]:
    """Ids of what each class draws."""
    found: dict[str, list[str]] = {}
    for selectors, ids in (rule for one in root.iter() if _local(one.tag) == "style" for rule in _rules(one)):
        for name in re.findall(r"\.([\w-]+)", selectors):
            found.setdefault(name, []).extend(ids)
    return found


def _rules(style: Element) -> list[tuple[str, list[str]]]:
    """Selectors of each rule of a style sheet that draws something by its id, with these ids."""
    text = re.sub(r"/\*.*?(\*/|\Z)", "", "".join(style.itertext()), flags=re.DOTALL)
    blocks = (block.rpartition("{") for block in text.split("}"))
    rules = [(selectors.rpartition("{")[2].strip(), _WITHIN.findall(said)) for selectors, _brace, said in blocks]
    return [(selectors, ids) for selectors, ids in rules if ids]

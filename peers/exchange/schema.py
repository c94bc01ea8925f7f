"""`exchange.schema.json`, made of the shape that is read: `python -m peers.exchange.schema` makes it anew."""

from pathlib import Path

from data.json_schema import published
from peers.exchange.shape import SCHEMA, Exchanged, Member, Sample, Value
from peers.steps import STEP

FILE = Path(__file__).with_name("exchange.schema.json")
_SHAPES = (Exchanged, Member, Sample, Value)
_NAMED = {
    "properties": {
        "member": {"required": ["name"], "properties": {"name": {"type": "string"}, "region": {"type": "null"}}}
    }
}
_FIGURE = {
    "metric": {"pattern": r"^maturity\."},
    "period": {"pattern": "-(01|04|07|10)-01$"},
    "value": {"type": "number", "minimum": 0, "maximum": 100, "multipleOf": STEP},
    "definition": {},
}
_PSEUDONYMOUS = {
    "properties": {
        "member": {"required": ["id", "level", "region"], "propertyNames": {"enum": ["id", "level", "region"]}},
        "values": {"items": {"required": [*_FIGURE], "propertyNames": {"enum": [*_FIGURE]}, "properties": _FIGURE}},
    }
}
_MODES = {"if": {"properties": {"mode": {"const": "named"}}}, "then": _NAMED, "else": _PSEUDONYMOUS}


def schema() -> str:
    """The JSON Schema of the exchange file."""
    return published(Exchanged, _SHAPES, f"exchange:{SCHEMA}", _MODES)


if __name__ == "__main__":
    FILE.write_text(schema(), "utf-8")

"""Items put into and taken out of `peers:` in the text of ospo.yaml; every other sign of it stays as it is."""

import json

import yaml

from data.configuration import Peer

_WORDS = {word for plain in ("true", "false", "null") for word in (plain, plain.title(), plain.upper())}


def item(peer: Peer) -> str:
    """A peer in one line; JSON's quoting is YAML's, so that no text turns into structure."""
    said = peer.model_dump(mode="json", exclude_defaults=True)
    keys = [key for key in ("name", "country", "level", "url", "targets") if key in said]
    return "{" + ", ".join(f"{key}: {_written(said[key])}" for key in keys) + "}"


def _written(value: str | list[str]) -> str:
    plain = isinstance(value, str) and value.isascii() and value.isalpha() and value not in _WORDS
    return str(value) if plain else json.dumps(value, ensure_ascii=False)


def added(text: str, root: yaml.Node, items: list[str]) -> str:
    """The text with further items at the end of the list, which is made where there is none."""
    end = "\r\n" if "\r\n" in text else "\n"
    key, peers = _peers(root)
    if key is None or peers is None:
        return f"{text.rstrip()}{end}{end}peers:{end}" + "".join(f"  - {line}{end}" for line in items)
    if isinstance(peers, yaml.SequenceNode) and peers.value and peers.flow_style:
        at = _last(text, peers.value[-1])
        return f"{text[:at]}, {', '.join(items)}{text[at:]}"
    column = key.start_mark.column + 2
    if isinstance(peers, yaml.SequenceNode) and peers.value:
        column = peers.start_mark.column
    else:  # `[]`, `null` or nothing
        text = text[: peers.start_mark.index] + text[peers.end_mark.index :]
    at = _line_end(text, _last(text, peers) if peers.value else key.end_mark.index)
    return text[:at] + "".join(f"{end}{' ' * column}- {line}" for line in items) + text[at:]


def removed(text: str, root: yaml.Node, number: int) -> str:
    """The text without the item of this number; comments on lines of their own stay."""
    _key, peers = _peers(root)
    if not isinstance(peers, yaml.SequenceNode):
        return text
    parts = peers.value
    if peers.flow_style:
        start = _last(text, parts[number - 1]) if number else parts[0].start_mark.index
        after = parts[1].start_mark.index if number == 0 and len(parts) > 1 else _last(text, parts[number])
        return text[:start] + text[after:]
    start = text.rfind("\n", 0, parts[number].start_mark.index) + 1
    return text[:start] + text[_line_end(text, _last(text, parts[number])) :].removeprefix("\r").removeprefix("\n")


def _peers(root: yaml.Node) -> tuple[yaml.Node | None, yaml.Node | None]:
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return next(((key, value) for key, value in pairs if key.value == "peers"), (None, None))


def _last(text: str, node: yaml.Node) -> int:
    """Where a node's own text ends; the parser lets a block end where the next thing begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        part = node.value[-1]
        return _last(text, part[1] if isinstance(node, yaml.MappingNode) else part)
    return len(text[: node.end_mark.index].rstrip())


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    end = len(text) if found < 0 else found
    return end - 1 if text[at:end].endswith("\r") else end

"""The manifests of Ruby, Go, Rust, PHP and Java."""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from defusedxml.ElementTree import fromstring

from collectors.inventory.asked.manifest import DEVELOPMENT, RUNTIME, Manifest, merged, purl, table, text

_SECTION = re.compile(r"^([A-Z][A-Z ]+)\n((?:[ \t].*\n|\n)*)", re.MULTILINE)
_GEM = re.compile(r"^  ([\w.-]+)!?(?: \(.*\))?!?$", re.MULTILINE)
_SPEC = re.compile(r"^    ([\w.-]+) \(", re.MULTILINE)
_MODULE = re.compile(r"^module\s+\"?([^\s\"]+)", re.MULTILINE)
_REQUIRE = re.compile(r"^\s*(?:require\s+)?\"?([\w.~-]+\.[\w.~-]*/[^\s\"]+)\"?\s+v\S+[ \t]*(//.*)?$", re.MULTILINE)
_BLOCKS = re.compile(r"^(?:replace|exclude|retract|tool)\b\s*(?:\([^)]*\)|.*)", re.MULTILINE)
_DOLLAR = re.compile(r"\$\{([^}]+)\}")


def gemfile(content: bytes) -> Manifest:
    """Gemfile.lock: DEPENDENCIES are asked for, PATH are the repository's own."""
    sections = _SECTION.findall(content.decode("utf-8", "replace").replace("\r\n", "\n") + "\n")
    own = {purl("gem", name) for title, body in sections if title == "PATH" for name in _SPEC.findall(body)}
    asked = {purl("gem", name) for title, body in sections if title == "DEPENDENCIES" for name in _GEM.findall(body)}
    return Manifest(own, merged((name, None) for name in asked))


def go(content: bytes) -> Manifest:
    """go.mod: what is not marked as indirect is asked for."""
    said = content.decode("utf-8", "replace")
    own = {purl("golang", name) for name in _MODULE.findall(said)}
    required = _REQUIRE.findall(_BLOCKS.sub("", said))
    return Manifest(own, merged((purl("golang", name), None) for name, why in required if "indirect" not in why))


def cargo(content: bytes) -> Manifest:
    """Cargo.toml."""
    said = tomllib.loads(content.decode("utf-8-sig"))
    name = text(table(said, "package").get("name"))
    parts = [said, *(table(each) for each in table(said, "target").values())]
    asked = merged(*(_crates(table(part, key), scope) for part in parts for key, scope in _CRATES.items()))
    return Manifest({purl("cargo", name)} if name else set(), asked)


_CRATES = {"dependencies": RUNTIME, "build-dependencies": None, "dev-dependencies": DEVELOPMENT}


def _crates(packages: Mapping[str, Any], scope: str | None) -> Iterator[tuple[str, str | None]]:
    for name, wanted in packages.items():
        if "path" not in table(wanted):
            yield purl("cargo", text(table(wanted).get("package")) or name), scope


def composer(content: bytes) -> Manifest:
    """composer.json; what has no vendor is PHP itself or a part of it."""
    said = table(json.loads(content))
    name = text(said.get("name"))
    parts = (("require", RUNTIME), ("require-dev", DEVELOPMENT))
    asked = (((purl("composer", each), scope) for each in table(said, key) if "/" in each) for key, scope in parts)
    return Manifest({purl("composer", name)} if name else set(), merged(*asked))


def pom(content: bytes) -> Manifest:
    """pom.xml, as far as it can be read without its parents. One with a DOCTYPE is refused."""
    root = fromstring(content, forbid_dtd=True)
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    group = root.findtext("groupId") or root.findtext("parent/groupId") or ""
    values = {each.tag: each.text or "" for each in root.findall("properties/*")}
    values |= {f"{prefix}groupId": group for prefix in ("project.", "pom.", "")}
    asked = []
    for each in root.findall("dependencies/dependency"):
        parts = [_DOLLAR.sub(lambda m: values.get(m[1], m[0]), each.findtext(key) or "").strip() for key in _NAMES]
        if all(parts) and "$" not in "".join(parts):
            asked.append((purl("maven", "/".join(parts)), DEVELOPMENT if each.findtext("scope") == "test" else RUNTIME))
    name = (root.findtext("artifactId") or "").strip()
    # Syft takes a name for its group too where a project leaves its own version to its parent.
    return Manifest({purl("maven", f"{each}/{name}") for each in (group.strip(), name)}, merged(asked))


_NAMES = ("groupId", "artifactId")

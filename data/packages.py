"""Packages as a person reads them: lodash of npm, not pkg:npm/lodash."""

from functools import lru_cache

from packageurl import PackageURL

# What people call the places that packages come from; names, so not translated.
ECOSYSTEMS = {
    "cargo": "Rust", "composer": "PHP", "gem": "Ruby", "github": "GitHub", "githubactions": "GitHub Actions",
    "golang": "Go", "hex": "Erlang", "maven": "Java", "npm": "npm", "nuget": ".NET", "pub": "Dart", "pypi": "Python",
    "cocoapods": "CocoaPods", "conan": "Conan", "deb": "Debian", "apk": "Alpine", "rpm": "RPM", "swift": "Swift",
}  # fmt: skip

MOST = 100  # letters of a name


def called(component: str) -> str:
    """Its name with its namespace and version: @babel/core 7.1.0, org.slf4j:slf4j-api; what is no purl as it stands.

    Of what is longer than any real name the middle is left out.
    """
    name = _called(component)
    return name if len(name) <= MOST else f"{name[: MOST // 2]}…{name[-MOST // 2 :]}"


def _called(component: str) -> str:
    found = _parsed(component)
    if found is None:
        return component
    between = ":" if found.type == "maven" else "/"
    name = between.join(part for part in (found.namespace, found.name) if part)
    return f"{name} {found.version}" if found.version else name


def ecosystem(component: str) -> str:
    """Python, npm, Java; empty where it cannot be told."""
    found = _parsed(component)
    return ECOSYSTEMS.get(found.type, found.type) if found else ""


@lru_cache(100_000)
def _parsed(component: str) -> PackageURL | None:
    try:
        return PackageURL.from_string(component)
    except ValueError:
        return None

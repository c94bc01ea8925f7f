"""Package URLs, the names of packages across ecosystems."""

from packageurl import PackageURL

LONGEST = 4096


def canonical(text: object) -> str | None:
    """The purl as the standard writes it; None of anything that is none."""
    if not isinstance(text, str) or len(text) > LONGEST:
        return None
    try:
        written = PackageURL.from_string(text.strip()).to_string()
        return written if PackageURL.from_string(written).to_string() == written else None
    except ValueError:
        return None


def package_of(purl: str) -> tuple[str, str | None]:
    """The purl of a package without version, qualifiers and subpath, and the version; ValueError of no purl."""
    read = PackageURL.from_string(purl)
    return PackageURL(read.type, read.namespace, read.name).to_string(), read.version

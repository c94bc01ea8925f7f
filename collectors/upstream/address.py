"""Where a project may be fetched from."""

from collectors.git.address import LOOPBACK

# Which project a package comes from is what strangers wrote about it: a host that they name may lie in the network of
# the administration. So public forges are asked, and nobody else.
FORGES = frozenset({
    "bitbucket.org", "code.europa.eu", "codeberg.org", "framagit.org", "git.drupalcode.org", "github.com",
    "gitlab.com", "gitlab.eclipse.org", "gitlab.freedesktop.org", "gitlab.gnome.org", "gitlab.kitware.com",
    "gitlab.opencode.de", "gitlab.ow2.org", "invent.kde.org", "salsa.debian.org",
})  # fmt: skip


def url(project: str, *, private: bool) -> str | None:
    """The address of host/owner/name, None where it is not fetched. `private` allows this machine, by plain http."""
    host, _, path = project.partition("/")
    if path.count("/") < 1 or any(not part.strip(".") or not _plain(part) for part in path.split("/")):
        return None
    if host in FORGES:
        return f"https://{host}/{path}.git"
    here = private and host.partition(":")[0] in LOOPBACK
    return f"http://{host}/{path}.git" if here else None


def _plain(part: str) -> bool:
    """Letters, digits and what forges allow in names beside them."""
    return all(letter.isalnum() or letter in "-_.~+" for letter in part)

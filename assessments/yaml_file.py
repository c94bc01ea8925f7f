"""A YAML file that a person may have edited."""

from pathlib import Path
from typing import Any

import yaml

from data import strict_yaml
from data.words import Problem


def read(path: Path) -> tuple[yaml.Node | None, Any]:
    """The nodes of the file and what they say. Raises Problem with the line."""
    try:
        return strict_yaml.read(path.read_text("utf-8"))
    except OSError as error:
        raise Problem("file.unreadable", path=path, why=error.strerror) from error
    except UnicodeDecodeError as error:
        raise Problem("configuration.encoding", file=path) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Problem("configuration.yaml", file=path, line=mark.line + 1 if mark else 1, why=error.problem) from error
    except (yaml.YAMLError, ValueError) as error:
        raise Problem("configuration.yaml", file=path, line=1, why=str(error).splitlines()[0]) from error

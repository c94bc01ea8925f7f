"""A disk that takes no more."""

import errno

import duckdb

_SIGNS = ("No space left", "File too large", "Disk quota", "Could not write file")


def out_of_space(error: BaseException) -> bool:
    """Whether an error means that nothing more could be written."""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
    return isinstance(error, duckdb.Error) and any(sign in str(error) for sign in _SIGNS)

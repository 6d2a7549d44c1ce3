"""What the system refused, in words."""

import errno


def explained(error: OSError) -> tuple[str, str]:
    """What the system refused, and the way out, in words."""
    if isinstance(error, PermissionError):
        return "no right to read or write this", "change its owner or its rights"
    if isinstance(error, FileNotFoundError):
        return "this is missing", "create it, or correct the name"
    if isinstance(error, IsADirectoryError):
        return "a folder stands where a file should", "rename the folder"
    if isinstance(error, NotADirectoryError | FileExistsError):
        return "a file stands where a folder should", "move the file"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full", "make room and build again"
    if error.errno == errno.ELOOP:
        return "this link leads in a ring", "remove the link"
    if error.errno == errno.ENAMETOOLONG:
        return "the name is too long for this disk", "choose a shorter one"
    return f"the system says: {error.strerror or error}", "mend that and try again"

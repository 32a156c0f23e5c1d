"""Wait for what another process does; patience is long, since a busy machine is no fault."""

import time
from collections.abc import Callable

_PATIENCE = 300  # seconds: only a hang takes as long


def wait(promise: Callable[[], bool]) -> bool:
    """Wait until something is true, and tell whether it became so."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if promise():
            return True
        time.sleep(0.1)
    return False

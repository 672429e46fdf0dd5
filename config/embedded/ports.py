"""Free ports on the loopback address."""

import random
import socket

# Below the range from which the kernel takes ports for outgoing connections.
SERVICES = range(20000, 32000)


def is_free(port):
    """Return whether nothing listens on `port`."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def free_port():
    """Return a free port for a service; at random, so that supervisors seldom pick the same."""
    return next(port for port in random.sample(SERVICES, len(SERVICES)) if is_free(port))

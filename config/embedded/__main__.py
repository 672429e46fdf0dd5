"""The supervisor's command line."""

import argparse
import os
import signal
import sys

from config.embedded.portal import run_portal
from config.embedded.processes import Problem, die_with_parent
from config.embedded.throwaway import run_with


def main(arguments):
    """Do what the command line asks; return the exit code."""
    parser = argparse.ArgumentParser(prog="config.embedded", description=__doc__)
    commands = parser.add_subparsers(dest="action", required=True)
    run = commands.add_parser("run", help="run the portal with all it needs")
    run.add_argument("--empty", action="store_true", help="leave the sample region out")
    run.add_argument("--port", type=int, help="serve here instead of on 8000 or the next free one")
    run.add_argument("--with-parent", action="store_true", help="stop when the starter dies")
    around = commands.add_parser("with", help="run a command beside throw-away services")
    around.add_argument("--durable", action="store_true", help="keep fsync and synchronous_commit")
    around.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args(arguments)
    try:
        if options.action == "run":
            if options.with_parent:
                die_with_parent(os.getppid(), signal.SIGTERM)
            return run_portal(empty=options.empty, port=options.port)
        return run_with(options.command, durable=options.durable)
    except Problem as problem:
        print(f"guildhall: {problem}", file=sys.stderr)
        return 1
    except PermissionError as error:
        print(f"guildhall: {error.filename} is another user's; start as that one.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""The supervisor's command line."""

import argparse
import sys

from config.embedded.processes import Problem
from config.embedded.throwaway import run_with


def main(arguments):
    """Do what the command line asks; return the exit code."""
    parser = argparse.ArgumentParser(prog="config.embedded", description=__doc__)
    commands = parser.add_subparsers(dest="action", required=True)
    around = commands.add_parser("with", help="run a command beside throw-away services")
    around.add_argument("--durable", action="store_true", help="keep fsync and synchronous_commit")
    around.add_argument("command", nargs=argparse.REMAINDER)
    options = parser.parse_args(arguments)
    try:
        return run_with(options.command, durable=options.durable)
    except Problem as problem:
        print(f"guildhall: {problem}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

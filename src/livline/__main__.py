"""`python -m livline`: the door to the command line."""

import sys


def run() -> int:
    """Exit code of the command; an interrupt while the libraries load ends as calmly as one later."""
    try:
        from livline.cli import main

        return main()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(run())

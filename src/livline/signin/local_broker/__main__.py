"""How is the local broker started?  `python -m livline.signin.local_broker PORT CLIENT_ID SECRET PEOPLE REDIRECT_URI`.

`--err` lets tests ask for faulty answers.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from livline.signin.local_broker.people import read
from livline.signin.local_broker.serving import LocalBroker, Registered


def main() -> None:
    """Serve until stopped."""
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("client_id")
    parser.add_argument("secret")
    parser.add_argument("people", type=Path)
    parser.add_argument("redirect_uri", nargs="+")
    parser.add_argument("--err", action="store_true")
    told = parser.parse_args()
    registered = Registered(told.client_id, told.secret, tuple(told.redirect_uri))
    with LocalBroker(told.port, registered, read(told.people), lets_err=told.err) as broker:
        broker.serve_forever()


if __name__ == "__main__":
    main()

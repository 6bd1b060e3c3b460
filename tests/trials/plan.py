"""Is a letter lost when people word a plan at once?  `python -m tests.trials.plan --count 20000`."""

from __future__ import annotations

import sys
import time
from collections import Counter

from tests.ground.committed import committed
from tests.trials import page
from tests.trials.ground import served
from tests.trials.plan_edits import answering, edited
from tests.trials.plan_history import History, kinds

ROUND = 250
"""Texts saved in one plan; then a new one, so that no history grows without end."""
PROCESSES = 2
ABOUT = (
    "Two people on two devices each word one plan through its pages, over real HTTP, against the web server as a"
    " process of its own.  Each opens a form as a browser does, words some fields, pauses (a draft is kept), and sends"
    " it; some forms are sent twice, twice at once, or without hearing the answer; some are left open.  Whoever is"
    " overtaken sees both texts, and sends theirs again, words it anew, or keeps what stands.  Afterwards every text"
    " that was told saved stands in the history, once, after the text that its writer had seen, in the order of time,"
    " by whoever wrote it; no text was put over another that its writer had not been shown; every draft holds the last"
    " pause."
)


def main() -> int:
    """Run the trial and write its page."""
    asked, started, told = page.arguments(20_000), time.monotonic(), Counter[str]()
    with (
        served() as server,
        committed(server.superuser, "plan") as ground,
        answering(ground, processes=PROCESSES) as port,
    ):
        for begin in range(asked.first, asked.first + asked.count, ROUND):
            edits = min(ROUND, asked.first + asked.count - begin)
            count(edited(ground, port, edits, f"{asked.seed}/{begin}"), told)
    page.write("tests.trials.plan", "A plan worded at once", ABOUT, asked, figures(told), time.monotonic() - started)
    return int(bool(told["faults"]) or not told["overtaken"])


def count(history: History, told: Counter[str]) -> None:
    """Add a round to the sum, and say what is wrong in it."""
    faults = list(history.faults())
    told.update(history.log.told)
    told["forms"] += len(history.log.saved)
    told["wordings"] += len(history.rows)
    told["letters"] += sum(len(row.text) for row in history.rows)
    told["drafts"] += len(history.drafts)
    told["faults"] += len(faults)
    sys.stderr.writelines(f"{kind}: {times}\n" for kind, times in kinds(faults).items())


def figures(told: Counter[str]) -> list[page.Figure]:
    """The lines of the page."""
    return [
        ("texts worded, told as saved and in the histories", f"{told['wordings']:,}", "20,000"),
        ("in so many forms", f"{told['forms']:,}", ""),
        ("letters in them", f"{told['letters']:,}", ""),
        ("pauses told as kept", f"{told['pauses']:,}", ""),
        ("drafts left open and kept", f"{told['drafts']:,}", ""),
        ("sent twice, and answered alike", f"{told['sent twice']:,}", ""),
        ("sent, and the answer never heard", f"{told['answers unheard']:,}", ""),
        (
            "times that somebody was overtaken and shown both texts",
            f"{told['overtaken']:,}",
            "some, else this is blind",
        ),
        ("of these, left as the other wrote it", f"{told['theirs kept']:,}", ""),
        ("texts lost, doubled, out of order or put over another unseen; drafts lost", told["faults"], "0"),
    ]


if __name__ == "__main__":
    sys.exit(main())

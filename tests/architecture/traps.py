"""The traps of access and privacy that a machine can see, each as a rule: a file in, its faults out as sentences.

Own rules over Python's syntax tree and over SQL text, not an outside tool: they always run (docs/decisions/0028).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

from tests.architecture.house import File, is_migration

DOORS = ("lookups.py", "selectors.py", "models.py", "services.py", "acting.py", "municipalities.py")
BEHIND = ("src/livline/ledger/", "src/livline/intake/", "src/livline/access/")
"""Packages that are asked about cases which the door has let through; `access` is the door's own knowledge."""
KNOWN_IDS = {
    "src/livline/cases/keeping.py": "changes of keeping of a case that the door opened",
    "src/livline/demo_world/notes.py": "what the invented world has just made",
    "src/livline/demo_world/notifications.py": "what the invented world has just made",
    "src/livline/demo_world/shared_work.py": "what the invented world has just made",
    "src/livline/digests/counting.py": "cases to which the account has a relation that reads duties, for the job role",
    "src/livline/digests/sending.py": "a letter and its reader, as the database told whose has not left",
    "src/livline/inbox/assessing.py": "the case of an assessment, after asking what the writer sees of it",
    "src/livline/jobs/importing.py": "a run's own id, under the municipality that the job works for",
    "src/livline/plans/joint.py": "cases of plans that are one, of which `sights` leaves what the reader does not see",
    "src/livline/plans/uniting.py": "children whose plans could be one, of which `sights` leaves those one words",
    "src/livline/search/reading.py": "cases of which somebody sees something, from `sights`",
    "src/livline/signin/invitation.py": "the account that a signed invitation names",
    "src/livline/signin/renewal.py": "the account that a signed link names",
    "src/livline/team/advice.py": "who works on a case that the door opened",
    "src/livline/team/load.py": "cases that the account leads, from `sights`",
    "src/livline/team/package/receiving.py": "the account's own municipality",
    "src/livline/team/package/sending.py": "the municipality and the package of a case that the door opened",
    "src/livline/web/rooms/facts/views.py": "the history of a fact in a case that the door opened",
    "src/livline/web/rooms/handover/receiving.py": "a hand-over to the account itself",
    "src/livline/web/rooms/handover/views.py": "one of the colleagues whom the form offered",
    "src/livline/web/rooms/inbox/correcting.py": "a version of a notification that the door opened",
    "src/livline/web/rooms/law/doubting.py": "a doubt of the administrator's own municipality, by the wall; no child",
    "src/livline/web/rooms/leave/views.py": "oneself, or one of those whom the form offered",
    "src/livline/web/rooms/package/keys.py": "the account's own municipality",
    "src/livline/web/rooms/package/partners.py": "the account's own municipality",
    "src/livline/web/rooms/package/sending.py": "one of the municipalities that the form offered",
    "src/livline/web/rooms/quick/recording.py": "a fact in a case that the door opened, and of one's own",
    "src/livline/web/rooms/search/lookup.py": "one's own looks",
    "src/livline/web/rooms/team/advice.py": "one of the colleagues whom the form offered",
    "src/livline/web/rooms/team/reassigning.py": "one of the colleagues whom the form offered",
    "src/livline/web/rooms/today/asks.py": "cases whose child the account sees, from `sights`",
    "src/livline/web/rooms/today/feed.py": "the account whose secret address it is",
}
"""Files that fetch by an id which is a right of its own, each with the reason."""
BROKERS = "src/livline/signin/oidc.py"
"""Talks to the brokers that the installation names, and to nobody else."""
BUILT = {
    "src/livline/cases/together.py": "statements that Django wrote, side by side",
    "src/livline/ledger/tally.py": "when a line is open and in which order it presses, constants",
    "src/livline/access/sight.py": "when an opening lasts, a constant",
    "src/livline/access/walls.py": "table and policy names quoted by the database's own rules, roles from a list",
    "src/livline/access/wall_print.py": "hexadecimal digits of a hash of the walls",
    "src/livline/database/copied_mark.py": "the name of a setting, a constant",
    "src/livline/database/roles.py": "words of the statement, all constants",
    "src/livline/looks/chain.py": "the names of columns, a constant",
    "src/livline/signin/door.py": "as many placeholders as there are values",
}
"""Files that put a statement together from text, each with what it is put together from."""
KEPT = {
    "entry": "Entry", "case_before": "CaseBefore", "place": "Place", "palette_item": "Item",
    "palette_adjustment": "Adjustment", "look": "Look", "conflict": "Conflict", "protection": "Protection",
    "opening": "Opening", "opening_review": "Review", "person_before": "PersonBefore", "contact": "Contact",
    "word": "Word", "word_read": "WordRead", "signin_event": "Event",
    "advice_question": "Question", "advice_answer": "Answer",
    "attachment": "Attachment", "attachment_part": "AttachmentPart", "chronology": "Chronology",
    "chronology_choice": "ChronologyChoice", "citation": "Citation", "doubt": "Doubt",
    "doubt_answer": "Answer", "handover": "Handover", "handover_step": "Step", "newcomer": "Newcomer", "note": "Note",
    "newcomer_off": "StaysOn", "leave": "Leave", "leave_change": "Change", "stand_in": "StandIn",
    "stand_in_given": "Given", "stand_in_left_out": "LeftOut", "stand_in_relieved": "Relieved",
    "note_block": "Block", "notification": "Notification", "notification_assessment": "Assessment",
    "notification_receipt": "Receipt", "notification_subject": "Subject", "notification_telling": "Telling",
    "notifier": "Notifier", "notifier_opening": "NotifierOpening", "introduction": "Introduction", "bright": "Bright",
    "promise": "Promise", "promise_answer": "Answer", "study": "Study", "study_text": "StudyText", "plan": "Plan",
    "plan_version": "Version", "plan_wording": "Wording", "plan_remark": "Remark", "plan_step": "Step",
    "plan_accepted": "Accepted", "plan_carried": "Carried", "plan_sentence": "Sentence",
    "plan_translation": "Translation", "plan_adoption": "Adoption", "plan_adopted": "Adopted",
    "plan_giving": "Giving", "plan_given": "Given", "plan_given_read": "GivenRead",
    "plan_united": "United",
    "package_key": "MunicipalityKey", "package_partner": "Partner", "package": "Package",
    "package_approval": "Approval", "package_file": "PackageFile", "package_receipt": "Receipt",
    "package_received": "Received", "package_word": "ReceivedWord", "digest_letter": "Letter",
    "package_key_renewal": "KeyRenewal", "package_key_answer": "KeyAnswer", "package_card_given": "CardGiven",
    "field_retirement": "Retirement", "term_explanation": "Explanation", "guide_text": "GuideText",
    "not_alike": "NotAlike", "joining": "Joining", "joined_entry": "JoinedEntry", "parting": "Parting",
}  # fmt: skip
"""Tables whose rows stay as they were written, with their models."""
FLOATS = {
    "src/livline/report/language.py": "an average in years and tenths, to be read and not counted with",
    "src/livline/signin/stepup.py": "the library keeps when somebody signed in as seconds; no day is made of them",
}
SESSION_SETTING = re.compile(r"set_config\((?!'search_path')[^)]*,\s*false\s*\)", re.I)
LETTERS = "_message.txt"
"""Plain text, where markup would be shown as it stands."""
BY_ID = {"id", "pk", "case_id", "entry_id", "account_id", "id__in", "pk__in"}
PRODUCT = "src/livline/"
WEB = ("src/livline/web/", "src/livline/signin/", "src/livline/people/")
Found = Iterator[tuple[int, str]]


def rule(find: Callable[[File], Found]) -> Callable[[File], list[str]]:
    """The faults of a Python file of the product as sentences."""

    def faults(file: File) -> list[str]:
        if not file.is_python or not file.path.startswith(PRODUCT) or is_migration(file):
            return []
        return [f"{file.path}:{line} {what}" for line, what in find(file)]

    faults.__name__ = find.__name__
    return faults


def calls(file: File) -> Iterator[tuple[ast.Call, str]]:
    """Every call, and what is called as text."""
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func)


@rule
def bare_ids(file: File) -> Found:
    """Only the door fetches by id: elsewhere an id alone is no right."""
    if file.path.endswith(DOORS) or file.path.startswith(BEHIND) or file.path in KNOWN_IDS:
        return
    for call, name in calls(file):
        asked = {k.arg for k in call.keywords}
        if re.search(r"\.objects\.(get|filter)$", name) and asked & BY_ID and "case" not in asked:
            yield call.lineno, "fetches by a bare id; go through lookups"


def is_built(node: ast.AST) -> bool:
    """Is it text with something put into it?"""
    if isinstance(node, ast.BinOp):
        return isinstance(node.op, (ast.Add, ast.Mod)) and any(map(is_text, (node.left, node.right)))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr == "format" and is_text(node.func.value)
    return isinstance(node, ast.JoinedStr) and any(isinstance(part, ast.FormattedValue) for part in node.values)


def is_text(node: ast.AST) -> bool:
    return is_built(node) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def named_after(file: File, is_such: Callable[[ast.AST], bool]) -> set[str]:
    """The names in a file that are given to such an expression."""
    assigned = (node for node in ast.walk(file.tree) if isinstance(node, ast.Assign) and is_such(node.value))
    return {target.id for node in assigned for target in node.targets if isinstance(target, ast.Name)}


@rule
def built_sql(file: File) -> Found:
    """Values go into a statement as parameters, names through `psycopg.sql`."""
    if file.path in BUILT:
        return
    built = named_after(file, is_built)
    for call, name in calls(file):
        if not call.args or not re.search(r"(^|\.)(execute|executemany|raw|copy|RawSQL|SQL)$", name):
            continue
        asked = call.args[0]
        if is_built(asked) or (isinstance(asked, ast.Name) and asked.id in built):
            yield call.lineno, "puts a statement together as text"


def rows_of_kept(node: ast.AST) -> bool:
    return re.match(rf"({'|'.join(KEPT.values())})\.objects\b", ast.unparse(node)) is not None


@rule
def changed_history(file: File) -> Found:
    """What was written stays: a correction is a new row."""
    kept = named_after(file, rows_of_kept)
    for call, name in calls(file):
        rows, _, act = name.rpartition(".")
        if act not in ("update", "delete", "bulk_update", "update_or_create"):
            continue
        if rows_of_kept(call.func) or rows in kept:
            yield call.lineno, f"calls {act} on rows that stay"


@rule
def float_days(file: File) -> Found:
    """A day is a date, counted in whole numbers: a float loses one at the change of the clock, or in a leap year."""
    if file.path in FLOATS:
        return
    for call, name in calls(file):
        if name.rpartition(".")[2] in ("fromtimestamp", "utcfromtimestamp", "FloatField"):
            yield call.lineno, f"calls {name}"
    for node in ast.walk(file.tree):
        if isinstance(node, ast.BinOp) and isinstance(node.right, ast.Constant):
            lossy = (86_400, 365, 365.25) if isinstance(node.op, ast.Div) else (365, 365.25)
            if isinstance(node.op, (ast.Div, ast.FloorDiv)) and node.right.value in lossy:
                yield node.lineno, "divides to get days or years"


@rule
def shell_commands(file: File) -> Found:
    """A program gets its words one by one."""
    for call, name in calls(file):
        shell = any(k.arg == "shell" and ast.unparse(k.value) != "False" for k in call.keywords)
        if shell or name in ("os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput"):
            yield call.lineno, "has a shell read what it runs"


@rule
def old_hashes(file: File) -> Found:
    for call, name in calls(file):
        if name in ("hashlib.md5", "hashlib.sha1") or re.search(r"hashlib\.new\('(md5|sha1)", ast.unparse(call)):
            yield call.lineno, f"calls {name}"


@rule
def session_settings(file: File) -> Found:
    """A name of the actor that outlives its transaction leaks into the next request."""
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Constant) and SESSION_SETTING.search(str(node.value)):
            yield node.lineno, "names somebody for the whole session"


@rule
def unsafe_markup(file: File) -> Found:
    for call, name in calls(file):
        if name.rpartition(".")[2] in ("mark_safe", "SafeString", "csrf_exempt", "autoescape_off"):
            yield call.lineno, f"calls {name}"
    for node in ast.walk(file.tree):
        if isinstance(node, ast.FunctionDef) and any("csrf_exempt" in ast.unparse(d) for d in node.decorator_list):
            yield node.lineno, "is exempt from the check of forms"


@rule
def executed_text(file: File) -> Found:
    """No code or object is made from data."""
    for call, name in calls(file):
        if name in ("eval", "exec", "yaml.load", "yaml.unsafe_load", "pickle.load", "pickle.loads", "marshal.loads"):
            yield call.lineno, f"calls {name}"


@rule
def other_days(file: File) -> Found:
    """Only `danish_day` knows which day it is in Denmark."""
    if file.path.endswith("access/danish_day.py"):
        return
    for call, name in calls(file):
        if name in ("timezone.now().date", "datetime.now().date", "dt.datetime.now().date", "timezone.localdate"):
            yield call.lineno, f"asks {name}; use danish_day"


@rule
def network(file: File) -> Found:
    if not file.path.startswith(WEB) or file.path == BROKERS:
        return
    for call, name in calls(file):
        if re.match(r"(requests|httpx|urllib3?)\.|urlopen$", name):
            yield call.lineno, f"calls {name}"


@rule
def open_settings(file: File) -> Found:
    for node in ast.walk(file.tree):
        if isinstance(node, ast.Assign) and ast.unparse(node) in ("DEBUG = True", "ALLOWED_HOSTS = ['*']"):
            yield node.lineno, f"says {ast.unparse(node)}"


@rule
def telling_logs(file: File) -> Found:
    """A log line names no object and quotes no exception: both may hold what is known of a child."""
    for call, name in calls(file):
        if not re.search(r"(^|\.)(log|logger|logging)\.(debug|info|warning|error|critical|exception)$", name, re.I):
            continue
        if name.endswith("exception") or any(k.arg == "exc_info" for k in call.keywords):
            yield call.lineno, "logs an exception with what it quotes"
        if any(isinstance(argument, ast.JoinedStr) for argument in call.args):
            yield call.lineno, "logs a text made of values"


@rule
def hashed_people(file: File) -> Found:
    """A hash of a CPR is a CPR: there are too few of them."""
    for call, name in calls(file):
        if name.startswith("hashlib.") and re.search(r"cpr", " ".join(map(ast.unparse, call.args)), re.I):
            yield call.lineno, "hashes a CPR without a key"


SQL = {
    "leakproof": r"\bLEAKPROOF\b",
    "materialized view": r"CREATE\s+MATERIALIZED\s+VIEW",
    "a view that asks as its owner": r"CREATE\s+(OR\s+REPLACE\s+)?VIEW(?!.{0,200}security_invoker)",
    "a session setting": r"set_config\([^)]*,\s*false\s*\)",
    "a right for everybody": r"\bGRANT\b[^;]*\bTO\s+[^;]*\bPUBLIC\b",
    "EXISTS for every row of a policy": r"CREATE\s+POLICY[^;]*USING\s*\(\s*EXISTS",
    "an UPDATE policy without WITH CHECK": r"CREATE\s+POLICY(?![^;]*WITH\s+CHECK)[^;]*FOR\s+(UPDATE|ALL)\b[^;]*;",
    "a definer on any search path": r"SECURITY\s+DEFINER(?!\s+SET\s+search_path)",
}


def sql_traps(file: File) -> list[str]:
    """The same of SQL, comments left out."""
    if not file.path.endswith(".sql"):
        return []
    text = re.sub(r"--[^\n]*", "", file.text)
    return [f"{file.path} has {name}" for name, pattern in SQL.items() if re.search(pattern, text, re.I | re.S)]


def template_traps(file: File) -> list[str]:
    if not file.path.endswith((".html", ".txt")) or "/templates/" not in file.path:
        return []
    off = r"\|\s*safe\b" if file.path.endswith(LETTERS) else r"\|\s*safe\b|autoescape\s+off"
    return [f"{file.path} turns escaping off" for _ in re.findall(off, file.text)]


RULES = (
    bare_ids, session_settings, unsafe_markup, executed_text, other_days, network, open_settings, telling_logs,
    hashed_people, built_sql, changed_history, float_days, shell_commands, old_hashes, sql_traps, template_traps,
)  # fmt: skip

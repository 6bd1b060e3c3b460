"""Which mistakes in the wall must be found?  Each is one line of it, written wrongly."""

HOLES = {
    "every entry": ("entry FOR SELECT TO livline_web USING (", "entry FOR SELECT TO livline_web USING (true OR "),
    "every case": ('"case" FOR SELECT TO livline_web USING (', '"case" FOR SELECT TO livline_web USING (true OR '),
    "every line": ("line FOR SELECT TO livline_web USING (", "line FOR SELECT TO livline_web USING (true OR "),
    "every ledger": ("ledger FOR SELECT TO livline_web USING (", "ledger FOR SELECT TO livline_web USING (true OR "),
    "every place": ("place FOR SELECT TO livline_web USING (", "place FOR SELECT TO livline_web USING (true OR "),
    "every stay": ("stay FOR SELECT TO livline_web USING (", "stay FOR SELECT TO livline_web USING (true OR "),
    "every tie": ("tie FOR SELECT TO livline_web USING (", "tie FOR SELECT TO livline_web USING (true OR "),
    "every person": ("person FOR SELECT TO livline_web USING (", "person FOR SELECT TO livline_web USING (true OR "),
    "every contact": ("contact FOR SELECT TO livline_web USING (", "contact FOR SELECT TO livline_web USING (true OR "),
    "every look": ("look FOR SELECT TO livline_web USING (", "look FOR SELECT TO livline_web USING (true OR "),
    "every word": ("word FOR SELECT TO livline_web USING (", "word FOR SELECT TO livline_web USING (true OR "),
    "every note": ("note FOR SELECT TO livline_web USING (", "note FOR SELECT TO livline_web USING (true OR "),
    "every text of a note": (
        "note_block FOR SELECT TO livline_web USING (",
        "note_block FOR SELECT TO livline_web USING (true OR ",
    ),
    "every file": (
        "attachment FOR SELECT TO livline_web USING (",
        "attachment FOR SELECT TO livline_web USING (true OR ",
    ),
    "every piece of a file": (
        "attachment_part FOR SELECT TO livline_web USING (",
        "attachment_part FOR SELECT TO livline_web USING (true OR ",
    ),
    "every citation": (
        "citation FOR SELECT TO livline_web USING (",
        "citation FOR SELECT TO livline_web USING (true OR ",
    ),
    "every chronology": (
        "chronology FOR SELECT TO livline_web USING (",
        "chronology FOR SELECT TO livline_web USING (true OR ",
    ),
    "every choice of a chronology": (
        "chronology_choice FOR SELECT TO livline_web USING (",
        "chronology_choice FOR SELECT TO livline_web USING (true OR ",
    ),
    "every introduction": (
        "introduction FOR SELECT TO livline_web USING (",
        "introduction FOR SELECT TO livline_web USING (true OR ",
    ),
    "every bright": ("bright FOR SELECT TO livline_web USING (", "bright FOR SELECT TO livline_web USING (true OR "),
    "promises to others": ("""AND ("to" = 'child' OR case_id = ANY ((SELECT cases_seen('assessment'))::uuid[]))""", ""),
    "every answer": (
        "promise_answer FOR SELECT TO livline_web USING (",
        "promise_answer FOR SELECT TO livline_web USING (true OR ",
    ),
    "every protection": (
        "POLICY web_reads ON protection FOR SELECT TO livline_web USING (",
        "POLICY web_reads ON protection FOR SELECT TO livline_web USING (true OR ",
    ),
    "no dates": ("AND r.during @> (SELECT danish_day())", ""),
    "the last day too": (
        "r.during @> (SELECT danish_day())",
        "danish_day() BETWEEN lower(r.during) AND upper(r.during)",
    ),
    "unconfirmed": ("AND r.is_confirmed", ""),
    "conflicts": (
        "AND r.case_id <> ALL (ARRAY(SELECT c.case_id FROM conflict c WHERE c.account_id = acting_account()))",
        "",
    ),
    "inactive": (
        "a.id = acting_account() AND a.is_active)\n      AND r.during",
        "a.id = acting_account())\n      AND r.during",
    ),
    "restricted": ("r.case_id <> ALL ((SELECT my_restricted_cases())::uuid[])", "true"),
    "restrictions that ended": (
        "WHERE x.account_id = acting_account() AND x.during @> danish_day()",
        "WHERE x.account_id = acting_account()",
    ),
    "emergency without end": ("r.case_id = ANY ((SELECT opened_cases('case'))::uuid[])", "true"),
    "openings without end": ("AND now() < o.until", ""),
    "openings of other objects": ("AND o.object = opened", ""),
    "secret places": ("AND r.case_id <> ALL ((SELECT my_secret_cases())::uuid[])", ""),
    "lowered by one": ("WHERE l.confirmed_at IS NOT NULL", ""),
    "nothing is secret": ("WHERE p.level = 'secret'", "WHERE p.level = 'none'"),
    "closed though opened": ("AND r.case_id = ANY ((SELECT opened_cases(object))::uuid[])", "AND false"),
    "plan for all": ("kind = ANY (kinds_of('plan')) AND", "kind = ANY (kinds_of('assessment')) AND"),
    "notifiers among people": (
        "part NOT IN ('child', 'notifier') AND case_id = ANY ((SELECT cases_seen",
        "part <> 'child' AND case_id = ANY ((SELECT cases_seen",
    ),
    "contacts for parents": ("'{worker,cover,night_desk,leader,coordinator,appeals,emergency}'", "roles_all()"),
    "words for all workers": ("OR is_shared AND", "OR"),
    "words for leaders": ("my_cases('{worker}')", "my_cases('{worker,leader}')"),
    "auditors everywhere": ("OR case_is_in(case_id, (SELECT office_in('log_auditor')))", "OR true"),
    "auditors for ever": ("WHERE p.office = wanted AND p.during @> danish_day()", "WHERE p.office = wanted"),
    "leaders write": ("my_open_cases(roles_writing(object),", "my_open_cases(roles_writing(object) || '{leader}',"),
    "in another's name": ("AND recorded_by_id = (SELECT acting_account())", ""),
    "any municipality": (
        'POLICY job_reads ON "case" FOR SELECT TO livline_job USING (',
        'POLICY job_reads ON "case" FOR SELECT TO livline_job USING (true OR ',
    ),
    "jobs add anywhere": (
        "POLICY job_adds ON entry FOR INSERT TO livline_job WITH CHECK (",
        "POLICY job_adds ON entry FOR INSERT TO livline_job WITH CHECK (true OR ",
    ),
    "every study": ("study FOR SELECT TO livline_web USING (", "study FOR SELECT TO livline_web USING (true OR "),
    "every text of a study": (
        "study_text FOR SELECT TO livline_web USING (",
        "study_text FOR SELECT TO livline_web USING (true OR ",
    ),
    "words of drafts": (
        "AND EXISTS (SELECT FROM plan_adopted a WHERE a.wording_id = plan_wording.id)",
        "",
    ),
    "editions of others": ("WHERE g.tie_id = ANY (ARRAY(", "WHERE g.tie_id <> ALL (ARRAY("),
    "editions that nobody has read": ("JOIN plan_giving c ON c.checks_id = g.id", ""),
    "editions from before the place was secret": ("AND g.at >= edition_since(g.plan_id)", ""),
    "unchecked translations": ("AND coalesce(checks_id, id) = ANY ((SELECT translations_given())::uuid[])", ""),
    "translations that were worded anew": (
        "AND NOT EXISTS (SELECT FROM plan_translation n JOIN plan_adopted a ON a.wording_id = n.wording_id\n"
        "                      WHERE n.replaces_id = t.checks_id)",
        "",
    ),
    "translations that no edition holds": (
        "livline_web USING (\n    coalesce(checks_id, id) = ANY ((SELECT my_translations())::uuid[])",
        "livline_web USING (\n    EXISTS (SELECT FROM plan_given w WHERE w.wording_id = plan_translation.wording_id)",
    ),
    "translations that nobody has read for the place": ("JOIN plan_given_read r ON r.given_id = w.id", ""),
    "given translations that were worded anew": (
        "AND NOT EXISTS (SELECT FROM plan_translation n\n"
        "                      WHERE n.replaces_id = w.translation_id AND n.wording_id = w.wording_id)",
        "",
    ),
    "all words of a plan of which some are given": (
        "OR EXISTS (SELECT FROM plan_given g WHERE g.wording_id = plan_wording.id)",
        "OR EXISTS (SELECT FROM plan_giving g WHERE g.plan_id = plan_wording.plan_id)",
    ),
    "plans that were united since they were adopted": ("AND a.at >= plan_united.at)", ")"),
    "every united plan": (
        "plan_united FOR SELECT TO livline_web USING (",
        "plan_united FOR SELECT TO livline_web USING (true OR ",
    ),
    "every remark on a plan": (
        "plan_remark FOR SELECT TO livline_web USING (",
        "plan_remark FOR SELECT TO livline_web USING (true OR ",
    ),
    "every adopted plan": (
        "plan_adopted FOR SELECT TO livline_web USING (",
        "plan_adopted FOR SELECT TO livline_web USING (true OR ",
    ),
    "every keeping": (
        "keeping FOR SELECT TO livline_web USING (",
        "keeping FOR SELECT TO livline_web USING (true OR ",
    ),
    "locked and written": ("(object = ANY (objects_kept_open())\n", "(true OR object = ANY (objects_kept_open())\n"),
    "handed over and written": (
        "SELECT my_kept_cases('locked') || my_kept_cases('transferred')",
        "SELECT my_kept_cases('locked')",
    ),
    "locked by one": ("WHERE n.is_confirmed ORDER", "ORDER"),
    "the oldest change counts": ("ORDER BY n.case_id, n.answered_at DESC", "ORDER BY n.case_id, n.answered_at"),
    "locked for jobs too little": ("WHERE k.state <> 'active')", "WHERE false)"),
    "every joining": ("joining FOR SELECT TO livline_web USING (", "joining FOR SELECT TO livline_web USING (true OR "),
    "every joined entry": (
        "joined_entry FOR SELECT TO livline_web USING (",
        "joined_entry FOR SELECT TO livline_web USING (true OR ",
    ),
    "every parting": ("parting FOR SELECT TO livline_web USING (", "parting FOR SELECT TO livline_web USING (true OR "),
    "two children told by one case": ("AND other_id = ANY ((SELECT cases_seen('access'))::uuid[])", ""),
    "joined and written": ("|| my_kept_cases('transferred') || my_joined_cases()", "|| my_kept_cases('transferred')"),
    "joined once, closed for ever": (
        "FROM joining j\n    WHERE NOT EXISTS (SELECT FROM parting p WHERE p.joining_id = j.id)",
        "FROM joining j",
    ),
    "joined for jobs too little": (
        "AND c.id NOT IN (SELECT j.case_id FROM joining j\n"
        "            WHERE NOT EXISTS (SELECT FROM parting p WHERE p.joining_id = j.id))",
        "",
    ),
    "nobody reads": ("    id = ANY ((SELECT cases_seen('identity'))::uuid[])", "    false"),
}
"""One line of the wall each, written wrongly: old text, new text.  Were one not found, the oracle would be blind."""

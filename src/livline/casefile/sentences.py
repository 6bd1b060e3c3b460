"""What does a finding say?  What is wrong and what to write instead, in Danish and in English.

`{field}`, `{value}` and `{detail}` are filled in by the finding.
"""

from __future__ import annotations

DATE_FORMS = {
    "da": "Skriv datoen som 2026-03-05, 05-03-2026, 05.03.2026 eller 5/3/2026 (dagen først).",
    "en": "Write the date as 2026-03-05, 05-03-2026, 05.03.2026 or 5/3/2026 (day first).",
}
TIME_FORMS = {
    "da": "Skriv tidspunktet som 2026-03-05T14:30 (dansk tid).",
    "en": "Write the time as 2026-03-05T14:30 (Danish time).",
}

WORDING: dict[str, tuple[str, str]] = {
    # A value that cannot be read.
    "bad_date": (
        f"{{field}} »{{value}}« er ikke en dato. {DATE_FORMS['da']}",
        f"{{field}} “{{value}}” is not a date. {DATE_FORMS['en']}",
    ),
    "no_such_date": (
        f"{{field}} »{{value}}« findes ikke i kalenderen. {DATE_FORMS['da']}",
        f"{{field}} “{{value}}” is no day of the calendar. {DATE_FORMS['en']}",
    ),
    "date_is_number": (
        f"{{field}} »{{value}}« er et tal, ikke en dato. {DATE_FORMS['da']}",
        f"{{field}} “{{value}}” is a number, not a date. {DATE_FORMS['en']}",
    ),
    "date_has_time": (
        "{field} »{value}« har et klokkeslæt. Skriv kun datoen her, og klokkeslættet i feltet at.",
        "{field} “{value}” has a time of day. Write only the date here, and the time in the field at.",
    ),
    "year_out_of_range": (
        "{field} »{value}« ligger uden for årene 1900–2100. Ret året, eller lad feltet være tomt, hvis dagen ikke er "
        "registreret.",
        "{field} “{value}” lies outside the years 1900–2100. Correct the year, or leave the field empty if the day is "
        "not recorded.",
    ),
    "bad_time": (
        f"{{field}} »{{value}}« er ikke et tidspunkt. {TIME_FORMS['da']}",
        f"{{field}} “{{value}}” is not a date and time. {TIME_FORMS['en']}",
    ),
    "no_such_time": (
        f"{{field}} »{{value}}« har et klokkeslæt, der ikke findes. {TIME_FORMS['da']}",
        f"{{field}} “{{value}}” has a time of day that does not exist. {TIME_FORMS['en']}",
    ),
    "time_is_missing": (
        f"{{field}} »{{value}}« mangler klokkeslæt. {TIME_FORMS['da']} Er kun dagen kendt, så skriv den i date.",
        f"{{field}} “{{value}}” has no time of day. {TIME_FORMS['en']} If only the day is known, write it in date.",
    ),
    "skipped_hour": (
        "{field} »{value}« findes ikke: uret blev stillet en time frem den nat. Skriv det rigtige klokkeslæt, eller "
        "skriv forskydningen med (fx +01:00).",
        "{field} “{value}” does not exist: the clock was put forward an hour that night. Write the right time, or "
        "write the offset with it (such as +01:00).",
    ),
    "bad_yes_no": (
        "{field} »{value}« er hverken ja eller nej. Skriv ja, nej, true, false, 1 eller 0, eller lad feltet være tomt, "
        "hvis det ikke er registreret.",
        "{field} “{value}” is neither yes nor no. Write yes, no, true, false, 1 or 0, or leave the field empty if it "
        "is not recorded.",
    ),
    "bad_number": (
        "{field} »{value}« er ikke et helt tal. Skriv det med cifre, fx 6.",
        "{field} “{value}” is not a whole number. Write it in digits, such as 6.",
    ),
    "number_out_of_range": (
        "{field} »{value}« ligger uden for {detail}. Skriv et helt tal inden for grænserne.",
        "{field} “{value}” lies outside {detail}. Write a whole number within the bounds.",
    ),
    "unknown_word": (
        "{field} »{value}« er ikke et af ordene her. Skriv et af: {detail}.",
        "{field} “{value}” is none of the words here. Write one of: {detail}.",
    ),
    "empty_item": (
        "{field} har et tomt punkt i listen. Fjern det.",
        "{field} has an empty item in its list. Remove it.",
    ),
    "nul": (
        "{field} indeholder et NUL-tegn. Filen er beskadiget eller ikke ren tekst; eksportér den igen.",
        "{field} contains a NUL character. The file is damaged or no plain text; export it again.",
    ),
    "bad_text": (
        "{field} indeholder tegn, der ikke er gyldig Unicode. Eksportér filen igen som UTF-8.",
        "{field} contains characters that are no valid Unicode. Export the file again as UTF-8.",
    ),
    "not_text": (
        "{field} »{value}« er {detail}, ikke tekst. Skriv værdien som tekst.",
        "{field} “{value}” is {detail}, not text. Write the value as text.",
    ),
    "not_a_list": (
        "{field} »{value}« er ikke en liste. Skriv en liste, fx [{value}].",
        "{field} “{value}” is not a list. Write a list, such as [{value}].",
    ),
    "not_a_value": (
        "{field} rummer en liste eller flere felter, hvor der skal stå én værdi. Skriv én værdi.",
        "{field} holds a list or several fields where one value belongs. Write one value.",
    ),
    "formula_without_value": (
        "{field} i celle {value} er en formel uden gemt værdi. Åbn filen i Excel, gem den, eller erstat formlen med "
        "dens værdi.",
        "{field} in cell {value} is a formula with no stored value. Open the file in Excel and save it, or replace the "
        "formula by its value.",
    ),
    "cell_error": (
        "{field} er Excel-fejlen {value}. Ret cellen, eller lad den være tom.",
        "{field} is the Excel error {value}. Correct the cell or leave it empty.",
    ),
    # A row that does not fit.
    "missing_case": (
        "case mangler. Skriv sagens id i hver række; der fyldes ikke ned fra rækken over.",
        "case is missing. Write the id of the case in every row; nothing is filled down from the row above.",
    ),
    "missing_case_id": (
        "case mangler. Giv sagen et id, fx case: K-1.",
        "case is missing. Give the case an id, such as case: K-1.",
    ),
    "missing_kind": (
        "kind mangler. Skriv, hvad der skete, fx visit eller decision.",
        "kind is missing. Write what happened, such as visit or decision.",
    ),
    "unknown_kind": (
        "kind »{value}« kendes ikke. Skriv et af: {detail}.",
        "kind “{value}” is not known. Write one of: {detail}.",
    ),
    "field_of_other_kind": (
        "{field} »{value}« hører ikke til {detail}. Lad feltet være tomt, eller ret kind.",
        "{field} “{value}” is no field of {detail}. Leave it empty, or correct kind.",
    ),
    "date_and_at_differ": (
        "date »{value}« er en anden dag end at ({detail}, dansk tid). Ret den ene, eller lad date være tom.",
        "date “{value}” is another day than at ({detail}, Danish time). Correct one of them, or leave date empty.",
    ),
    "unknown_case": (
        "case »{value}« findes ikke blandt sagerne i {detail}. Tilføj sagen dér, eller ret id'et her.",
        "case “{value}” is not among the cases in {detail}. Add the case there, or correct the id here.",
    ),
    "duplicate_case": (
        "case »{value}« er allerede brugt i {detail}. Hver sag må kun stå én gang; saml den eller ret id'et.",
        "case “{value}” is already used in {detail}. Each case may stand only once; merge it or correct the id.",
    ),
    "duplicate_id": (
        "id »{value}« står allerede i række {detail} i samme sag. Giv hver hændelse i en sag sit eget id.",
        "id “{value}” stands already in row {detail} of the same case. Give every event of a case an id of its own.",
    ),
    "duplicate_id_nested": (
        "id »{value}« står allerede på sagens hændelse nr. {detail}. Giv hver hændelse i en sag sit eget id.",
        "id “{value}” stands already on event {detail} of the case. Give every event of a case an id of its own.",
    ),
    "dangling_of": (
        "of »{value}« peger ikke på nogen hændelse i sagen. Skriv id'et på en hændelse i samme sag.",
        "of “{value}” points to no event of the case. Write the id of an event of the same case.",
    ),
    # A table or file that cannot be used.
    "unknown_field": (
        "feltet »{field}« kendes ikke. Fjern det, eller brug et af: {detail}.",
        "the field “{field}” is not known. Remove it, or use one of: {detail}.",
    ),
    "doubled_field": (
        "feltet »{field}« står to gange. Behold det ene.",
        "the field “{field}” stands twice. Keep one of them.",
    ),
    "no_header": (
        "række 1 har ingen kolonnenavne. Skriv navnene på felterne i række 1.",
        "row 1 has no names of columns. Write the names of the fields in row 1.",
    ),
    "unnamed_column": (
        "kolonne {value} har værdier, men intet navn i række 1. Giv kolonnen et navn, eller fjern den.",
        "column {value} has values but no name in row 1. Name the column or remove it.",
    ),
    "missing_column": (
        "kolonnen {field} mangler. Tilføj den; navnene skal stå i række 1.",
        "the column {field} is missing. Add it; the names belong in row 1.",
    ),
    "column_type": (
        "kolonnen {field} har typen {value}, som ikke kan rumme feltet. Gem den som tekst eller i sin naturlige type.",
        "the column {field} has the type {value}, which cannot hold the field. Store it as text or in its natural "
        "type.",
    ),
    "ragged": (
        "rækken har {value} celler, men overskriften har {detail}. Sæt anførselstegn om celler med skilletegn, eller "
        "fjern de overskydende.",
        "the row has {value} cells but the header has {detail}. Put quotes around cells that hold a separator, or "
        "remove what is too much.",
    ),
    "open_quote": (
        "et anførselstegn åbnes her og lukkes aldrig. Sæt det afsluttende anførselstegn.",
        "a quote is opened here and never closed. Add the closing quote.",
    ),
    "stray_quote": (
        'et anførselstegn står midt i en celle. Sæt anførselstegn om hele cellen, og skriv dem indeni dobbelt ("").',
        'a quote stands in the middle of a cell. Put quotes around the whole cell and double those inside ("").',
    ),
    "empty_table": ("der står intet i filen.", "there is nothing in the file."),
    "no_events": (
        "der er ingen hændelser. En sag uden hændelser kan ikke vurderes; tilføj hændelserne under events.",
        "there are no events. A case without events cannot be judged; add the events under events.",
    ),
    "no_event_sheet": (
        "arket events mangler. Tilføj et ark, der hedder events, med en række for hver hændelse.",
        "the sheet events is missing. Add a sheet named events with a row for each event.",
    ),
    "no_event_table": (
        "tabellen events mangler. Tilføj {detail} med en række for hver hændelse.",
        "the table events is missing. Add {detail} with a row for each event.",
    ),
    "not_a_case": (
        "»{value}« er ikke en sag. En sag har felterne case og events; se efter, om indrykningen er rigtig.",
        "“{value}” is not a case. A case has the fields case and events; see whether the indentation is right.",
    ),
    "not_events": (
        "events er ikke en liste. Skriv hændelserne som en liste, hver med sin kind.",
        "events is not a list. Write the events as a list, each with its kind.",
    ),
    "not_an_event": (
        "»{value}« er ikke en hændelse. En hændelse har felter, først og fremmest kind.",
        "“{value}” is not an event. An event has fields, first of all kind.",
    ),
    "not_a_name": (
        "her skal der stå et feltnavn, ikke en liste.",
        "the name of a field belongs here, not a list.",
    ),
    "bad_syntax": (
        "filen kan ikke læses: {detail}. Ret stedet, og prøv igen.",
        "the file cannot be read: {detail}. Correct the place and try again.",
    ),
    "tag": (
        "YAML-mærket {value} bruges ikke her. Skriv værdien uden mærke.",
        "the YAML tag {value} is not used here. Write the value without a tag.",
    ),
    "aliases": (
        "filen gentager for meget ved hjælp af aliaser (*navn). Skriv hændelserne ud.",
        "the file repeats too much by aliases (*name). Write the events out.",
    ),
    "too_deep": (
        "filen er indlejret for dybt. En sag har felter og en liste events, ikke flere niveauer.",
        "the file is nested too deeply. A case has fields and a list events, no further levels.",
    ),
    "too_large": (
        "filen er for stor til dette format ({detail}). Brug Parquet eller CSV.",
        "the file is too large for this format ({detail}). Use Parquet or CSV.",
    ),
    "too_many_events": (
        "sagen har {value} hændelser, og en sag kan højst have {detail}. Se efter, om rækker står der flere gange, og "
        "fjern dem.",
        "the case has {value} events, and a case can have at most {detail}. See whether rows stand there several "
        "times, and remove them.",
    ),
    "too_dense": (
        "filen rummer langt mere, end dens størrelse lader ane ({detail}), som ingen sagsfil gør. Eksportér den igen "
        "fra fagsystemet.",
        "the file holds far more than its size suggests ({detail}), as no case file does. Export it again from the "
        "case system.",
    ),
    "not_found": ("filen findes ikke. Ret stien.", "the file does not exist. Correct the path."),
    "not_readable": (
        "filen kan ikke åbnes ({detail}). Se efter, om du har adgang til den.",
        "the file cannot be opened ({detail}). See whether you have access to it.",
    ),
    "empty_folder": (
        "mappen har ingen events.csv eller events.parquet. Læg tabellerne cases og events i mappen.",
        "the folder has no events.csv or events.parquet. Put the tables cases and events into the folder.",
    ),
    "unknown_format": (
        "formatet kendes ikke. Brug .yaml, .json, .csv, .xlsx eller .parquet.",
        "the format is not known. Use .yaml, .json, .csv, .xlsx or .parquet.",
    ),
    "old_excel": (
        "filen er i et ældre regnearksformat. Gem den som Excel-projektmappe (.xlsx).",
        "the file is in another spreadsheet format. Save it as an Excel workbook (.xlsx).",
    ),
    "named_twice": ("filen er nævnt to gange. Nævn den én gang.", "the file is named twice. Name it once."),
    "unknown_role": (
        "det er ikke til at se, om tabellen er cases eller events. Kald filen cases eller events.",
        "it is not clear whether the table is cases or events. Name the file cases or events.",
    ),
    "alone": (
        "tabellen cases hører ikke til nogen events her. Nævn events-filen med.",
        "the table cases belongs to no events here. Name the events file too.",
    ),
    "encoding": (
        "filen er ikke gyldig {detail}. Gem den som UTF-8.",
        "the file is not valid {detail}. Save it as UTF-8.",
    ),
    "not_excel": (
        "filen er ikke en Excel-projektmappe, selv om den hedder .xlsx. Gem den fra Excel, eller giv den sit rigtige "
        "navn.",
        "the file is no Excel workbook although it is named .xlsx. Save it from Excel or give it its right name.",
    ),
    "not_parquet": (
        "filen er ikke en hel Parquet-fil ({detail}). Den er afbrudt eller beskadiget; eksportér den igen.",
        "the file is no complete Parquet file ({detail}). It is cut off or damaged; export it again.",
    ),
}

NOTES: dict[str, tuple[str, str]] = {
    "cp1252": (
        "læst som Windows-1252, fordi filen ikke er UTF-8.",
        "read as Windows-1252, because the file is not UTF-8.",
    ),
    "serial_dates": (
        "{count} tal i datofelter er læst som Excel-datoer.",
        "{count} numbers in date columns are read as Excel dates.",
    ),
    "other_sheet": (
        "arket »{detail}« er ikke brugt; kun cases og events læses.",
        "the sheet “{detail}” is not used; only cases and events are read.",
    ),
    "hidden_sheet": ("arket »{detail}« er skjult, men er læst.", "the sheet “{detail}” is hidden but was read."),
    "doubled_hour": (
        "{count} tidspunkter i {detail} ligger i timen, der kommer to gange; den første er valgt.",
        "{count} times in {detail} lie in the hour that comes twice; the first is taken.",
    ),
    "without_events": (
        "{count} sager har ingen hændelser og får ingen linjer.",
        "{count} cases have no events and get no lines.",
    ),
    "no_cases": (
        "der er ingen tabel cases, så ingen sag har en fødselsdato.",
        "there is no table cases, so no case has a date of birth.",
    ),
    "cases_beside": (
        "{detail} ligger ved siden af, men er ikke nævnt og ikke læst.",
        "{detail} lies beside it but is not named and was not read.",
    ),
    "regrouped": (
        "rækkerne er samlet sag for sag, fordi de stod spredt.",
        "the rows were gathered case by case, because they were scattered.",
    ),
}


def _one(texts: dict[str, tuple[str, str]], key: str, lang: str) -> str:
    return texts[key][1 if lang == "en" else 0]


def wording(problem: str, lang: str, **parts: str) -> str:
    """What is wrong and what to write instead."""
    return _one(WORDING, problem, lang).format(**parts)


def note_wording(note: str, lang: str, *, detail: str, count: int) -> str:
    """What the user should know of an input that was read."""
    number = f"{count:,}".replace(",", "." if lang == "da" else ",")
    return _one(NOTES, note, lang).format(detail=detail, count=number)


def located(lang: str, sheet: str, row: int | None, line: int | None, case: str, event: str, number: int | None) -> str:
    """`, ark events, række 7 (sag K-1, hændelse E7)`; as much of it as is known."""
    words = ("sheet", "row", "line", "case", "event") if lang == "en" else ("ark", "række", "linje", "sag", "hændelse")
    of_sheet, of_row, of_line, of_case, of_event = words
    parts = [(of_sheet, sheet), (of_row, row), (of_line, line)]
    place = "".join(f", {word} {value}" for word, value in parts if value)
    inside = [(of_case, case), (of_event, event or (f"nr. {number}" if number and lang != "en" else number))]
    named = ", ".join(f"{word} {value}" for word, value in inside if value)
    return f"{place} ({named})" if named else place

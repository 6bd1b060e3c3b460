"""What does the help say?  One table: commands by name, options as `command.option` or, shared by all, `.option`."""

from __future__ import annotations

from livline.cli import operations_help
from livline.verdict_files.wording import Text

HEADINGS: dict[str, Text] = {
    "usage": Text("Brug:", "Usage:"),
    "commands": Text("Kommandoer", "Commands"),
    "arguments": Text("Argumenter", "Arguments"),
    "options": Text("Valg", "Options"),
    "example": Text("Eksempel", "Example"),
}

METAVARS: dict[str, Text] = {
    "options": Text("[VALG]", "[OPTIONS]"),
    "command": Text("KOMMANDO [VALG]", "COMMAND [OPTIONS]"),
    "input": Text("FIL", "FILE"),
    "file": Text("FIL", "FILE"),
    "out": Text("UD", "OUT"),
    "folder": Text("MAPPE", "FOLDER"),
    "date": Text("DATO", "DATE"),
    "format": Text("FORMAT", "FORMAT"),
    "duty": Text("PLIGT", "DUTY"),
    "municipality": Text("KOMMUNE", "MUNICIPALITY"),
    "reading": Text("FORTOLKNING", "READING"),
    "lang": Text("SPROG", "LANG"),
    "case": Text("BARN", "CASE"),
    "number": Text("ANTAL", "NUMBER"),
    "seed": Text("TAL", "SEED"),
}

HELP: dict[str, Text] = {
    "livline": Text(
        "Livline læser sager om anbragte børn og unge og siger, hvad loven krævede, hvornår, hvorfor, og om det skete."
        " Intet forlader maskinen.",
        "Livline reads the cases of children in care and says what the law demanded, by when, why, and whether it"
        " happened. Nothing leaves the machine.",
    ),
    ".help": Text("Vis denne hjælp.", "Show this help."),
    ".lang": Text("Sprog i alt, hvad der skrives: da eller en. Ellers dansk.", "Language: da or en. Default: Danish."),
    ".version": Text("Vis programmets version.", "Show the version."),
    ".as_of": Text(
        "Den dag, sagerne gøres op, fx 2026-11-21 eller 21-11-2026. Ellers i dag. En dag i selve sagen går forud.",
        "The day asked about, such as 2026-11-21. Default: today. A day in the case itself goes before it.",
    ),
    "audit": Text(
        "Gennemgår sager og giver en linje for hver pligt og hver begivenhed, der udløste den. Læser YAML, JSON, CSV,"
        " Excel og Parquet; flere filer er ét sæt.\nSlutter med 0, når der ingen brud er, 1, når der er brud, og 2,"
        " når filerne ikke kan bruges; så er intet skrevet.",
        "Audits cases: one line for each duty and each event that triggered it. Reads YAML, JSON, CSV, Excel and"
        " Parquet; several files are one set.\nEnds with 0 without a breach, 1 with breaches, and 2 when the input"
        " cannot be used; then nothing is written.",
    ),
    "audit.inputs": Text(
        "Sagsfiler, eller en mappe med cases og events.",
        "Case files, or a folder with cases and events.",
    ),
    "audit.format": Text(
        "table, jsonl, csv, parquet, xlsx eller html. Ellers efter filens endelse; uden fil en tabel.",
        "table, jsonl, csv, parquet, xlsx or html. Default: from the file's ending; a table without a file.",
    ),
    "audit.out": Text("Filen, der skrives til. Ellers skærmen.", "The file to write. Default: the screen."),
    "audit.duty": Text(
        "Kun linjer om denne pligt; kan gentages. Se dem med livline duties.",
        "Only lines of this duty; may be repeated. See them with livline duties.",
    ),
    "audit.every": Text(
        "Vis også pligter, der ikke gælder, med hvorfor.",
        "Also show duties that do not apply, and why.",
    ),
    "audit.reading": Text(
        "En anden fortolkning: visits=calendar-year tæller tilsynsbesøg i kalenderår.",
        "Another reading: visits=calendar-year counts visits in calendar years.",
    ),
    "audit.from_database": Text(
        "Gennemgå sagerne i databasen i stedet for filer; kræver --municipality.",
        "Audit the cases of the database instead of files; needs --municipality.",
    ),
    ".municipality": Text(
        "Kommunen, hvis sager det gælder.",
        "The municipality whose cases are meant.",
    ),
    "load": Text(
        "Indlæser sagsfiler i databasen: alt eller intet. Den samme fil to gange giver intet nyt, en ændret række med"
        " samme id bliver en rettelse, og intet slettes.\nDatabasen er den, LIVLINE_DATABASE_URL nævner, ellers en, som"
        " Livline selv starter, mens kommandoen kører.",
        "Loads case files into the database: all or nothing. The same file twice adds nothing, a changed row with the"
        " same id becomes a correction, and nothing is deleted.\nThe database is the one that LIVLINE_DATABASE_URL"
        " names, else one that Livline itself starts while the command runs.",
    ),
    "load.inputs": Text(
        "Sagsfiler, eller en mappe med cases og events.",
        "Case files, or a folder with cases and events.",
    ),
    "explain": Text(
        "Viser én sag som en tidslinje med dens pligter og en sætning om hver. Alt står dag for dag.",
        "Shows one case as a timeline with its duties and a sentence for each. All of it stands day by day.",
    ),
    "explain.file": Text("Sagsfilen.", "The case file."),
    "explain.case": Text("Sagens id, som det står i filen.", "The id of the case, as it stands in the file."),
    "duties": Text(
        "Viser loven, som den står i systemet. Alle pligter med deres hjemmel på en dag, eller hvad der ændrede sig"
        " mellem to dage.",
        "Shows the law as it stands in the system. Every duty with its citation on a day, or what changed between two"
        " days.",
    ),
    ".on": Text("Loven på denne dag. Ellers i dag.", "The law on this day. Default: today."),
    "duties.diff": Text(
        "To dage: vis, hvad der er anderledes på den anden.",
        "Two days: show what is different on the second.",
    ),
    "duty": Text(
        "Viser én pligt. Hjemmel, frist og tekst i hver udgave af loven.",
        "Shows one duty. Its citation, deadline and text in every edition of the law.",
    ),
    "duty.duty": Text("Pligtens id, fx plan_made.", "The id of the duty, such as plan_made."),
    "duty.on": Text("Kun udgaven på denne dag. Ellers alle.", "Only the edition of this day. Default: all."),
    "check": Text(
        "Efterser sagsfiler uden at bedømme dem. Hver fejl står med fil, række, kolonne, hvad der er galt, og hvad der"
        " skal stå i stedet.\nSlutter med 0, når filerne kan bruges, ellers 2.",
        "Checks case files without judging them. Every fault is named with file, row, column, what is wrong and what to"
        " write instead.\nEnds with 0 when the files can be used, else 2.",
    ),
    "check.inputs": Text("Sagsfiler, eller en mappe.", "Case files, or a folder."),
    "convert": Text(
        "Skriver en sagsfil om til et andet format. CSV og Parquet bliver en mappe med cases og events.",
        "Writes a case file in another format. CSV and Parquet become a folder with cases and events.",
    ),
    "convert.source": Text("Sagsfilen, eller en mappe.", "The case file, or a folder."),
    "convert.out": Text(
        "Filen eller mappen, der skrives; endelsen giver formatet.",
        "The file or folder to write; its ending gives the format.",
    ),
    "convert.format": Text(
        "yaml, json, csv, xlsx eller parquet, når endelsen ikke siger det.",
        "yaml, json, csv, xlsx or parquet, when the ending does not tell.",
    ),
    "synth": Text(
        "Opfinder sager, der ligner virkeligheden. Samme antal og samme tal giver altid de samme sager; ingen af dem"
        " findes.",
        "Invents cases that look like real ones. The same number and seed always give the same cases; none of them"
        " exists.",
    ),
    "synth.cases": Text("Hvor mange sager.", "How many cases."),
    "synth.seed": Text("Tallet, som sagerne udspringer af. Ellers 1.", "The number the cases spring from. Default: 1."),
    "synth.out": Text("Mappen, der skrives til.", "The folder to write to."),
    "synth.format": Text(
        "parquet (ellers), yaml, json, csv eller xlsx.", "parquet (default), yaml, json, csv or xlsx."
    ),
    "demo": Text(
        "Starter programmet med to opfundne kommuner og siger, hvor det er. Der træder man ind som en af atten"
        " mennesker. Viser også rapporten over de offentliggjorte sager.",
        "Starts the application with two invented municipalities and says where it is. There one steps in as one of"
        " eighteen people. Shows the report on the published cases, too.",
    ),
    "demo.out": Text("Mappen, demoen ligger i. Ellers out/demo.", "The folder of the demo. Default: out/demo."),
    "demo.port": Text("Porten. Ellers 8000; 0 er en ledig.", "The port. Default: 8000; 0 is any free one."),
    "demo.fresh": Text("Begynder forfra: det, der er skrevet, slettes.", "Start afresh: what was written is deleted."),
    "demo.report": Text("Laver kun rapporten.", "Make the report only."),
    "demo.no_open": Text("Åbn ikke browseren.", "Do not open the browser."),
    "docs": Text(
        "Danner dokumentationen på ny. Pligter, hjælp og tabeller skrives ud fra koden.",
        "Generates the documentation anew. Duties, help and tables are written from the code.",
    ),
}

EXAMPLES: dict[str, Text] = {
    "livline": Text(
        "livline audit sager.xlsx --out rapport.html", "livline audit cases.xlsx --out report.html --lang en"
    ),
    "audit": Text(
        "livline audit sager.yaml --as-of 2026-11-21\nlivline audit cases.csv events.csv --out rapport.html",
        "livline audit cases.yaml --as-of 2026-11-21 --lang en\nlivline audit cases.csv events.csv --out report.html",
    ),
    "explain": Text("livline explain sager.yaml K-000123", "livline explain cases.yaml K-000123 --lang en"),
    "duties": Text(
        "livline duties --on 2023-12-31\nlivline duties --diff 2023-12-31 2024-01-01",
        "livline duties --on 2023-12-31 --lang en\nlivline duties --diff 2023-12-31 2024-01-01 --lang en",
    ),
    "duty": Text("livline duty plan_made", "livline duty plan_made --lang en"),
    "check": Text("livline check cases.csv events.csv", "livline check cases.csv events.csv --lang en"),
    "convert": Text("livline convert sager.xlsx sager.yaml", "livline convert cases.xlsx cases.yaml --lang en"),
    "synth": Text(
        "livline synth --cases 2000 --seed 7 --out opfundet",
        "livline synth --cases 2000 --seed 7 --out invented --lang en",
    ),
    "load": Text(
        "livline load sager.yaml --municipality Nordby",
        "livline load cases.yaml --municipality Nordby --lang en",
    ),
    "demo": Text("livline demo --port 8080", "livline demo --port 8080 --lang en"),
    "docs": Text("livline docs", "livline docs --lang en"),
}

METAVARS |= operations_help.METAVARS
HELP |= operations_help.HELP
EXAMPLES |= operations_help.EXAMPLES

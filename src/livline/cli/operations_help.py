"""What does the help say of the commands that run an installation?"""

from __future__ import annotations

from livline.verdict_files.wording import Text

METAVARS: dict[str, Text] = {
    "host": Text("VÆRT", "HOST"),
    "backup": Text("SIKKERHEDSKOPI", "BACKUP"),
    "ends": Text("FIL", "FILE"),
    "email": Text("E-MAIL", "E-MAIL"),
}

HELP: dict[str, Text] = {
    "serve": Text(
        "Kører programmet: webserver og jobkø. Starter ikke, før alt usikkert er rettet; hver svaghed nævnes med, hvad"
        " der skal gøres.\nI drift: LIVLINE_DATABASE_URL (livline_web), LIVLINE_JOB_URL (livline_job),"
        " LIVLINE_SECRET_KEY, LIVLINE_HOSTS, LIVLINE_KEYS. Med LIVLINE_ENV=demo bruges en egen database.",
        "Runs the application: web server and job worker. Does not start before everything unsafe is mended; each weak"
        " point is named with what to do.\nIn service: LIVLINE_DATABASE_URL (livline_web), LIVLINE_JOB_URL"
        " (livline_job), LIVLINE_SECRET_KEY, LIVLINE_HOSTS, LIVLINE_KEYS. LIVLINE_ENV=demo uses a database of its own.",
    ),
    "serve.host": Text("Adressen, der lyttes på. Ellers 127.0.0.1.", "The address to listen on. Default: 127.0.0.1."),
    "serve.port": Text("Porten. Ellers 8000; 0 er en ledig.", "The port. Default: 8000; 0 is any free one."),
    "serve.workers": Text("Antal processer. Ellers 2.", "How many processes. Default: 2."),
    "worker": Text(
        "Arbejder jobkøen af. serve gør det selv; brug den til flere.",
        "Works off the job queue. serve does so itself; use it for more.",
    ),
    "import": Text(
        "Lægger en sagsfil i kø til indlæsning. Jobkøen indlæser den: alt eller intet.",
        "Puts a case file on the queue. The worker loads it: all or nothing.",
    ),
    "import.file": Text(
        "Sagsfilen, i ét stykke: Excel, YAML eller JSON.", "The case file, in one piece: Excel, YAML or JSON."
    ),
    "import.municipality": Text("Kommunen, der får sagerne.", "The municipality that gets the cases."),
    "import.account": Text("Kontoen, der indlæser.", "The account that imports."),
    "prepare": Text(
        "Laver databasen og rollerne på en server. Kræver LIVLINE_SUPERUSER_URL; igen ændrer intet.",
        "Makes the database and the roles on a server. Needs LIVLINE_SUPERUSER_URL; doing it again changes nothing.",
    ),
    "migrate": Text(
        "Bringer databasens tabeller og vægge til denne udgave. Kræver LIVLINE_OWNER_URL (livline_owner); én ad gangen.",  # noqa: E501
        "Brings tables and walls to this version. Needs LIVLINE_OWNER_URL (livline_owner); one at a time.",
    ),
    "check-installation": Text(
        "Ser hele installationen efter. Et flueben eller et kryds for hvert punkt, og hvad der skal gøres; slutter med"
        " 1, når et fejler.",
        "Checks the whole installation. A tick or a cross for each point, and what to do; ends with 1 when one fails.",
    ),
    "new-key": Text(
        "Laver en nøgle til sikkerhedskopier. Kun din konto kan læse filen; en nøgle, der findes, røres ikke.",
        "Makes a key for backups. Only your account reads the file; a key that exists is not touched.",
    ),
    "new-key.file": Text("Filen, nøglen skrives til.", "The file to write the key to."),
    "field-keys": Text(
        "Laver filen med nøglerne til forseglede felter (LIVLINE_KEYS), eller føjer en nyere nøgle til den.",
        "Makes the file with the keys of sealed fields (LIVLINE_KEYS), or adds a newer key to it.",
    ),
    "field-keys.file": Text("Filen, nøglerne ligger i.", "The file in which the keys lie."),
    "field-keys.add": Text("Føjer en ny nøgle til; de ældre bliver.", "Adds a new key; the older ones stay."),
    "backup": Text(
        "Tager en krypteret sikkerhedskopi af databasen, læst som livline_backup (LIVLINE_BACKUP_URL) og krypteret med"
        " nøglen i LIVLINE_BACKUP_KEY.",
        "Takes an encrypted backup of the database, read as livline_backup (LIVLINE_BACKUP_URL) and encrypted with the"
        " key in LIVLINE_BACKUP_KEY.",
    ),
    "backup.out": Text("Filen eller mappen, der skrives til.", "The file or folder to write to."),
    "restore": Text(
        "Lægger en sikkerhedskopi i en tom database og efterprøver den. Kræver LIVLINE_SUPERUSER_URL med navnet på den"
        " nye database, og LIVLINE_BACKUP_KEY. En efterprøvning, der ikke kunne køre, er fejlet.",
        "Puts a backup into an empty database and verifies it. Needs LIVLINE_SUPERUSER_URL with the name of the new"
        " database, and LIVLINE_BACKUP_KEY. A check that could not run has failed.",
    ),
    "restore.backup": Text("Sikkerhedskopien.", "The backup."),
    "restore.only_check": Text(
        "Læg den i en midlertidig database på en egen server, efterprøv den, og slet den igen.",
        "Put it into a passing database on a server of its own, verify it, and delete it again.",
    ),
    "release": Text(
        "Gør en gendannet kopi til den rigtige database. Først da sendes der post fra den.",
        "Makes a restored copy the real database. Only then letters are sent from it.",
    ),
    "note-looks": Text(
        "Noterer, hvor hver sags log ender, i en fil uden for databasen. Tag den hver dag, og gem den et andet sted.",
        "Notes where the log of each case ends, in a file outside the database. Take it daily, and keep it elsewhere.",
    ),
    "note-looks.out": Text("Filen, der skrives.", "The file to write."),
    "check-looks": Text(
        "Ser loggen efter. Er et opslag ændret, fjernet eller skåret af siden en note, siges det, og der sluttes med 1.",  # noqa: E501
        "Checks the log of looks. If a look was changed, removed or cut off since a note, it says so and ends with 1.",
    ),
    "check-looks.against": Text("En fil fra note-looks.", "A file from note-looks."),
}

EXAMPLES: dict[str, Text] = {
    "serve": Text("livline serve --port 8000", "livline serve --port 8000 --lang en"),
    "worker": Text("livline worker", "livline worker --lang en"),
    "import": Text(
        "livline import sager.xlsx --municipality Nordby",
        "livline import cases.xlsx --municipality Nordby --lang en",
    ),
    "prepare": Text("livline prepare", "livline prepare --lang en"),
    "migrate": Text("livline migrate", "livline migrate --lang en"),
    "check-installation": Text("livline check-installation", "livline check-installation --lang en"),
    "new-key": Text("livline new-key backup.key", "livline new-key backup.key --lang en"),
    "field-keys": Text("livline field-keys fields.keys", "livline field-keys fields.keys --lang en"),
    "backup": Text("livline backup /srv/backup", "livline backup /srv/backup --lang en"),
    "restore": Text("livline restore livline.backup", "livline restore livline.backup --lang en"),
    "release": Text("livline release", "livline release --lang en"),
    "note-looks": Text("livline note-looks opslag.json", "livline note-looks looks.json --lang en"),
    "check-looks": Text(
        "livline check-looks --against opslag.json", "livline check-looks --against looks.json --lang en"
    ),
}

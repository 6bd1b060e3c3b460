"""What are people, streets and sites of the invented world called?  First names are common, all else exists nowhere."""

from __future__ import annotations

GIRLS = (
    "Alma", "Agnes", "Ellen", "Karla", "Nora", "Josefine", "Asta", "Mathilde", "Vilma", "Luna", "Emilie", "Saga",
    "Amina", "Zahra", "Signe", "Laura", "Maja", "Isabella", "Ella", "Anna", "Clara", "Liv", "Sille", "Naja",
)  # fmt: skip
BOYS = (
    "Oscar", "Karl", "William", "August", "Malthe", "Emil", "Valdemar", "Aksel", "Lauge", "Storm", "Anton", "Magnus",
    "Yusuf", "Adam", "Villads", "Mikkel", "Theo", "Konrad", "Alfred", "Lukas", "Otto", "Johan", "Bertil", "Malik",
)  # fmt: skip
CALLED = {
    "Josefine": "Josse", "Mathilde": "Tilde", "Emilie": "Mille", "Isabella": "Bella", "Valdemar": "Valde",
    "Villads": "Ville", "Mikkel": "Mik", "Alfred": "Affe", "Magnus": "Manse", "William": "Wille",
}  # fmt: skip
"""What some of them want to be called."""
WOMEN = (
    "Camilla", "Louise", "Pia", "Tina", "Anja", "Fatima", "Line", "Heidi", "Charlotte", "Marianne", "Sanne", "Trine",
    "Maiken", "Gitte", "Lene", "Stine", "Katrine", "Ulla", "Dorte", "Nadia",
)  # fmt: skip
MEN = (
    "Kim", "Michael", "Brian", "Lars", "Ali", "Morten", "Jesper", "Kenneth", "Søren", "Torben", "Rasmus", "Allan",
    "Claus", "Steen", "Dennis", "Jacob", "Finn", "Per", "Erik", "Omar",
)  # fmt: skip
SURNAMES = (
    "Agerhøne", "Brombærkrat", "Dunhammer", "Elverhat", "Fjordlyng", "Gøgeurt", "Hasselnød", "Isfuglesang", "Kærmynte",
    "Lavendelsti", "Marehalm", "Nøkkeblad", "Pilekvist", "Regnspove", "Skovsyre", "Strandkål", "Takssky", "Uglemose",
    "Vandnavle", "Ærteranke", "Ørnebregne", "Blåklokke", "Fyrrekogle", "Gråspurv", "Hedelærke", "Klitrose", "Mosbund",
    "Ravklump", "Sivsanger", "Tangsnarre",
)  # fmt: skip
"""Words of nature that nobody carries."""
STREETS = (
    "Agerhønestien", "Brombærgyden", "Dunhammervej", "Gøgeurtvænget", "Isfuglestræde", "Kærmyntevej", "Marehalmstien",
    "Nøkkebladvej", "Pilekvistgyden", "Regnspovevej", "Skovsyrestien", "Strandkålsvej", "Uglemosevej", "Sivsangerstien",
)  # fmt: skip
SCHOOLS = ("Uglemoseskolen", "Regnspoveskolen", "Kærmynteskolen", "Marehalmskolen", "Gøgeurtskolen")
DAYCARES = ("Børnehuset Isfuglen", "Børnehuset Blåklokken", "Vuggestuen Mosbunden")
DOCTORS = ("Lægehuset Klitrosen", "Lægerne i Dunhammer", "Lægehuset Pilekvisten")
NETWORK = (
    ("mormor", True), ("farmor", True), ("morfar", False), ("moster", True), ("farbror", False), ("træner", False),
    ("klasselærer", True), ("nabo", True),
)  # fmt: skip
"""Who is close to a child, and whether it is a woman."""
FOSTER_FAMILIES = tuple(f"Plejefamilien {name}" for name in SURNAMES[:24])
NETWORK_FAMILIES = tuple(f"Netværksplejefamilien {name}" for name in SURNAMES[24:])
SITES: dict[str, tuple[str, ...]] = {
    "foster": FOSTER_FAMILIES,
    "network_foster": NETWORK_FAMILIES,
    "institution": ("Døgnhuset Klitrosen", "Døgnhuset Uglemosen", "Døgnhuset Sivsangeren", "Døgnhuset Marehalmen"),
    "residence": ("Opholdsstedet Regnspoven", "Opholdsstedet Kærmynten", "Opholdsstedet Gøgeurten"),
    "own_room": ("Ungeværelserne Pilekvisten", "Ungeværelserne Isfuglen"),
    "boarding_school": ("Kostskolen Strandkålen", "Kostskolen Fjordlyngen"),
    "emergency": ("Akuthuset Ravklumpen", "Akuthuset Hedelærken"),
}
"""Sites of a municipality by their kind in the contract, besides those of the stories."""

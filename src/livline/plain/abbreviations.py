"""Which abbreviations do Danish letters use, and how is each said?  A dot of theirs ends no sentence."""

from __future__ import annotations

SAID: dict[str, str] = {
    short: said
    for short, _, said in (
        line.partition(" ")
        for line in """\
adr. adresse
afd. afdeling
afs. afsnit
ang. angående
bl. blandt
bl.a. blandt andet
ca. cirka
d. den
d.d. dags dato
d.v.s. det vil sige
d.å. dette år
dir. direktør
dr. doktor
dvs. det vil sige
e.kr. efter kristus
e.l. eller lignende
eks. eksempel
ekskl. eksklusive
el. eller
el.lign. eller lignende
etc. et cetera
evt. eventuelt
f. født
f.eks. for eksempel
f.kr. før kristus
feks. for eksempel
fhv. forhenværende
ff. følgende
fig. figur
fm. formiddag
forb. forbindelse
frk. frøken
gl. gammel
gr. gram
hhv. henholdsvis
hr. herre
if. ifølge
ift. i forhold til
ifm. i forbindelse med
inkl. inklusive
iht. i henhold til
i.f.t. i forhold til
jf. jævnfør
jfr. jævnfør
kap. kapitel
kgl. kongelig
kl. klokken
kr. kroner
m. med
m.a.o. med andre ord
m.fl. med flere
m.h.p. med henblik på
m.h.t. med hensyn til
m.m. med mere
m.v. med videre
maks. maksimalt
max. maksimalt
mdr. måneder
mht. med hensyn til
mhp. med henblik på
mia. milliarder
min. minimum
mio. millioner
mv. med videre
nr. nummer
o. og
o.a. og andet
o.l. og lignende
o.lign. og lignende
obs. observér
og.lign. og lignende
omtr. omtrent
osv. og så videre
pga. på grund af
p.g.a. på grund af
pkt. punkt
pr. per
p.t. for tiden
pt. for tiden
red. redigeret
ref. referat
s. side
sek. sekunder
sml. sammenlign
st. stuen
stk. stykke
str. størrelse
tlf. telefon
t.o.m. til og med
t.v. til venstre
t.h. til højre
udg. udgave
vedr. vedrørende
vha. ved hjælp af
vs. versus
årg. årgang""".splitlines()
    )
}
"""What each abbreviation stands for, with the dots that it is written with."""
CLOSING = frozenset("e.l. el.lign. etc. ff. m.fl. m.m. m.v. mv. o.a. o.l. o.lign. og.lign. osv.".split())
"""Those that often stand last: before a capital letter their dot ends the sentence."""

### The words of the trade: kinds, cooperation, stages, goals.

## Offer or request

kind-offer = Angebot
kind-request = Gesuch

## Fields of an opportunity

field-commercial = Handel
field-technology = Technologie
field-research = Forschung

## Kinds of cooperation, as the Enterprise Europe Network has them

cooperation-agency = Handelsvertretung
cooperation-distribution = Vertrieb
cooperation-supply = Zulieferung
cooperation-manufacturing = Herstellung
cooperation-subcontracting = Lohnfertigung
cooperation-licensing = Lizenz
cooperation-franchise = Franchise
cooperation-joint-venture = Joint Venture
cooperation-acquisition = Übernahme
cooperation-investment = Beteiligung
cooperation-research = Gemeinsame Forschung
cooperation-services = Dienstleistung
cooperation-reciprocal-production = Gegenseitige Fertigung

## Stage of development

stage-concept = Konzept
stage-development = In Entwicklung
stage-lab-tested = Im Labor getestet
stage-demonstration = Zur Vorführung verfügbar
stage-on-the-market = Am Markt

## Intellectual property

ipr-none = Kein Schutzrecht
ipr-secret-know-how = Geheimes Know-how
ipr-applied = Schutzrecht angemeldet
ipr-granted = Schutzrecht erteilt

## The Sustainable Development Goals of the United Nations, by their short names

goal-1 = Keine Armut
goal-2 = Kein Hunger
goal-3 = Gesundheit und Wohlergehen
goal-4 = Hochwertige Bildung
goal-5 = Geschlechtergleichheit
goal-6 = Sauberes Wasser und Sanitäreinrichtungen
goal-7 = Bezahlbare und saubere Energie
goal-8 = Menschenwürdige Arbeit und Wirtschaftswachstum
goal-9 = Industrie, Innovation und Infrastruktur
goal-10 = Weniger Ungleichheiten
goal-11 = Nachhaltige Städte und Gemeinden
goal-12 = Nachhaltiger Konsum und nachhaltige Produktion
goal-13 = Maßnahmen zum Klimaschutz
goal-14 = Leben unter Wasser
goal-15 = Leben an Land
goal-16 = Frieden, Gerechtigkeit und starke Institutionen
goal-17 = Partnerschaften zur Erreichung der Ziele

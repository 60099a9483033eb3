### The words of the trade: kinds, cooperation, stages, goals.

## Offer or request

kind-offer = Aanbod
kind-request = Vraag

## Fields of an opportunity

field-commercial = Handel
field-technology = Technologie
field-research = Onderzoek

## Kinds of cooperation, as the Enterprise Europe Network has them

cooperation-agency = Agentuur
cooperation-distribution = Distributie
cooperation-supply = Toelevering
cooperation-manufacturing = Productie
cooperation-subcontracting = Uitbesteding
cooperation-licensing = Licentie
cooperation-franchise = Franchise
cooperation-joint-venture = Joint venture
cooperation-acquisition = Overname
cooperation-investment = Investering
cooperation-research = Gezamenlijk onderzoek
cooperation-services = Dienstverlening
cooperation-reciprocal-production = Wederzijdse productie

## Stage of development

stage-concept = Concept
stage-development = In ontwikkeling
stage-lab-tested = Getest in het laboratorium
stage-demonstration = Beschikbaar als demonstratie
stage-on-the-market = Op de markt

## Intellectual property

ipr-none = Geen bescherming
ipr-secret-know-how = Geheime knowhow
ipr-applied = Bescherming aangevraagd
ipr-granted = Bescherming verleend

## The Sustainable Development Goals of the United Nations, by their short names

goal-1 = Geen armoede
goal-2 = Geen honger
goal-3 = Goede gezondheid en welzijn
goal-4 = Kwaliteitsonderwijs
goal-5 = Gendergelijkheid
goal-6 = Schoon water en sanitair
goal-7 = Betaalbare en duurzame energie
goal-8 = Waardig werk en economische groei
goal-9 = Industrie, innovatie en infrastructuur
goal-10 = Ongelijkheid verminderen
goal-11 = Duurzame steden en gemeenschappen
goal-12 = Verantwoorde consumptie en productie
goal-13 = Klimaatactie
goal-14 = Leven in het water
goal-15 = Leven op het land
goal-16 = Vrede, justitie en sterke publieke diensten
goal-17 = Partnerschap om doelstellingen te bereiken

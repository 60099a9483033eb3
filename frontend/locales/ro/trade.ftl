### The words of the trade: kinds, cooperation, stages, goals.

## Offer or request

kind-offer = Ofertă
kind-request = Cerere

## Fields of an opportunity

field-commercial = Comerț
field-technology = Tehnologie
field-research = Cercetare

## Kinds of cooperation, as the Enterprise Europe Network has them

cooperation-agency = Agenție comercială
cooperation-distribution = Distribuție
cooperation-supply = Furnizare
cooperation-manufacturing = Producție
cooperation-subcontracting = Subcontractare
cooperation-licensing = Licențiere
cooperation-franchise = Franciză
cooperation-joint-venture = Asociere în participațiune
cooperation-acquisition = Achiziție
cooperation-investment = Investiție
cooperation-research = Cercetare comună
cooperation-services = Servicii
cooperation-reciprocal-production = Producție reciprocă

## Stage of development

stage-concept = Concept
stage-development = În dezvoltare
stage-lab-tested = Testată în laborator
stage-demonstration = Disponibilă pentru demonstrație
stage-on-the-market = Pe piață

## Intellectual property

ipr-none = Fără protecție
ipr-secret-know-how = Know-how secret
ipr-applied = Protecție solicitată
ipr-granted = Protecție acordată

## The Sustainable Development Goals of the United Nations, by their short names

goal-1 = Fără sărăcie
goal-2 = Zero foamete
goal-3 = Sănătate și bunăstare
goal-4 = Educație de calitate
goal-5 = Egalitate de gen
goal-6 = Apă curată și sanitație
goal-7 = Energie curată și la prețuri accesibile
goal-8 = Muncă decentă și creștere economică
goal-9 = Industrie, inovație și infrastructură
goal-10 = Inegalități reduse
goal-11 = Orașe și comunități durabile
goal-12 = Consum și producție responsabile
goal-13 = Acțiune climatică
goal-14 = Viața acvatică
goal-15 = Viața terestră
goal-16 = Pace, justiție și instituții eficiente
goal-17 = Parteneriate pentru realizarea obiectivelor

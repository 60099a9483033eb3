### The words of the trade: kinds, cooperation, stages, goals.

## Offer or request

kind-offer = Offer
kind-request = Request

## Fields of an opportunity

field-commercial = Trade
field-technology = Technology
field-research = Research

## Kinds of cooperation, as the Enterprise Europe Network has them

cooperation-agency = Agency
cooperation-distribution = Distribution
cooperation-supply = Supply
cooperation-manufacturing = Manufacturing
cooperation-subcontracting = Subcontracting
cooperation-licensing = Licensing
cooperation-franchise = Franchise
cooperation-joint-venture = Joint venture
cooperation-acquisition = Acquisition
cooperation-investment = Investment
cooperation-research = Joint research
cooperation-services = Services
cooperation-reciprocal-production = Reciprocal production

## Stage of development

stage-concept = Concept
stage-development = Under development
stage-lab-tested = Tested in the laboratory
stage-demonstration = Available for demonstration
stage-on-the-market = On the market

## Intellectual property

ipr-none = No protection
ipr-secret-know-how = Secret know-how
ipr-applied = Protection applied for
ipr-granted = Protection granted

## The Sustainable Development Goals of the United Nations, by their short names

goal-1 = No poverty
goal-2 = Zero hunger
goal-3 = Good health and well-being
goal-4 = Quality education
goal-5 = Gender equality
goal-6 = Clean water and sanitation
goal-7 = Affordable and clean energy
goal-8 = Decent work and economic growth
goal-9 = Industry, innovation and infrastructure
goal-10 = Reduced inequalities
goal-11 = Sustainable cities and communities
goal-12 = Responsible consumption and production
goal-13 = Climate action
goal-14 = Life below water
goal-15 = Life on land
goal-16 = Peace, justice and strong institutions
goal-17 = Partnerships for the goals

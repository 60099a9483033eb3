//! From a draft to the value that the strict reader reads, and from a profile to its draft.

use std::collections::BTreeMap;

use locale::Language;

use super::super::{Company, Node, Opportunity, Picture, ProfileDocument};
use super::{CompanyDraft, OpportunityDraft, OpportunityTextsDraft, PictureDraft, ProfileDraft, TextsDraft};

impl ProfileDraft {
    /// The value of what was typed; what was left empty is not in it, but an opportunity that was begun is.
    pub(super) fn to_node(&self) -> Node {
        let opportunities =
            self.opportunities.iter().map(|opportunity| Some(opportunity.to_node())).collect::<Vec<_>>();
        Node::record([
            ("company", self.company.to_node()),
            ("sectors", texts(&self.sectors)),
            ("products", texts(&self.products)),
            ("goals", Node::list(self.goals.iter().map(|goal| Node::number(goal)))),
            ("logo", self.logo.as_ref().map(PictureDraft::to_node)),
            ("pictures", Node::list(self.pictures.iter().map(|picture| Some(picture.to_node())))),
            ("texts", per_language(&self.texts, TextsDraft::to_node)),
            ("opportunities", Node::list(opportunities)),
        ])
        .unwrap_or(Node::Record(Vec::new()))
    }
}

impl CompanyDraft {
    fn to_node(&self) -> Option<Node> {
        Node::record([
            ("name", Node::text(&self.name)),
            ("office", Node::text(&self.office)),
            ("country", Node::text(&self.country)),
            ("city", Node::text(&self.city)),
            ("postcode", Node::text(&self.postcode)),
            ("street", Node::text(&self.street)),
            ("lat", Node::number(&self.lat)),
            ("lon", Node::number(&self.lon)),
            ("chamber_number", Node::text(&self.chamber_number)),
            ("vat", Node::text(&self.vat)),
            ("rsin", Node::text(&self.rsin)),
            ("euid", Node::text(&self.euid)),
            ("website", Node::text(&self.website)),
            ("email", Node::text(&self.email)),
            ("phone", Node::text(&self.phone)),
            ("founded", Node::number(&self.founded)),
            ("employees", Node::number(&self.employees)),
            ("languages", texts(&self.languages)),
            ("markets", texts(&self.markets)),
            ("certificates", texts(&self.certificates)),
        ])
    }
}

impl PictureDraft {
    fn to_node(&self) -> Node {
        Node::record([
            ("media", Some(Node::Text(self.media.to_string()))),
            ("alt", per_language(&self.alt, |alt| Node::text(alt))),
        ])
        .unwrap_or(Node::Null)
    }
}

impl TextsDraft {
    fn to_node(&self) -> Option<Node> {
        Node::record([
            ("headline", Node::text(&self.headline)),
            ("summary", Node::text(&self.summary)),
            ("story", Node::text(&self.story)),
        ])
    }
}

impl OpportunityDraft {
    fn to_node(&self) -> Node {
        Node::record([
            ("id", Some(Node::Text(self.id.to_string()))),
            ("kind", Node::text(&self.kind)),
            ("field", Node::text(&self.field)),
            ("cooperation", texts(&self.cooperation)),
            ("countries", texts(&self.countries)),
            ("valid_until", Node::text(&self.valid_until)),
            ("keywords", texts(&self.keywords)),
            ("stage", Node::text(&self.stage)),
            ("ipr", Node::text(&self.ipr)),
            ("texts", per_language(&self.texts, OpportunityTextsDraft::to_node)),
        ])
        .unwrap_or(Node::Null)
    }
}

impl OpportunityTextsDraft {
    fn to_node(&self) -> Option<Node> {
        Node::record([
            ("title", Node::text(&self.title)),
            ("summary", Node::text(&self.summary)),
            ("description", Node::text(&self.description)),
            ("partner_role", Node::text(&self.partner_role)),
            ("advantages", Node::text(&self.advantages)),
            ("specification", Node::text(&self.specification)),
        ])
    }
}

fn texts(entries: &[String]) -> Option<Node> {
    Node::list(entries.iter().map(|entry| Node::text(entry)))
}

fn per_language<T>(all: &BTreeMap<Language, T>, to_node: impl Fn(&T) -> Option<Node>) -> Option<Node> {
    Node::record(all.iter().map(|(language, value)| (language.code(), to_node(value))))
}

impl From<&ProfileDocument> for ProfileDraft {
    fn from(document: &ProfileDocument) -> ProfileDraft {
        ProfileDraft {
            company: CompanyDraft::from(&document.company),
            sectors: shown(&document.sectors),
            products: shown(&document.products),
            goals: document.goals.iter().map(|goal| goal.number().to_string()).collect(),
            logo: document.logo.as_ref().map(PictureDraft::from),
            pictures: document.pictures.iter().map(PictureDraft::from).collect(),
            texts: document
                .texts
                .iter()
                .map(|(language, texts)| {
                    let draft = TextsDraft {
                        headline: typed(texts.headline.as_ref()),
                        summary: typed(texts.summary.as_ref()),
                        story: typed(texts.story.as_ref()),
                    };
                    (*language, draft)
                })
                .collect(),
            opportunities: document.opportunities.iter().map(OpportunityDraft::from).collect(),
        }
    }
}

impl From<&Company> for CompanyDraft {
    fn from(company: &Company) -> CompanyDraft {
        CompanyDraft {
            name: company.name.to_string(),
            office: company.office.to_string(),
            country: company.country.to_string(),
            city: typed(company.city.as_ref()),
            postcode: typed(company.postcode.as_ref()),
            street: typed(company.street.as_ref()),
            lat: typed(company.lat.as_ref()),
            lon: typed(company.lon.as_ref()),
            chamber_number: typed(company.chamber_number.as_ref()),
            vat: typed(company.vat.as_ref()),
            rsin: typed(company.rsin.as_ref()),
            euid: typed(company.euid.as_ref()),
            website: typed(company.website.as_ref()),
            email: typed(company.email.as_ref()),
            phone: typed(company.phone.as_ref()),
            founded: typed(company.founded.as_ref()),
            employees: typed(company.employees.as_ref()),
            languages: shown(&company.languages),
            markets: shown(&company.markets),
            certificates: shown(&company.certificates),
        }
    }
}

impl From<&Picture> for PictureDraft {
    fn from(picture: &Picture) -> PictureDraft {
        let alt = picture.alt.iter().map(|(language, alt)| (*language, alt.to_string())).collect();
        PictureDraft { media: picture.media, alt }
    }
}

impl From<&Opportunity> for OpportunityDraft {
    fn from(opportunity: &Opportunity) -> OpportunityDraft {
        OpportunityDraft {
            id: opportunity.id,
            kind: opportunity.kind.to_string(),
            field: opportunity.field.to_string(),
            cooperation: shown(&opportunity.cooperation),
            countries: shown(&opportunity.countries),
            valid_until: typed(opportunity.valid_until.as_ref()),
            keywords: shown(&opportunity.keywords),
            stage: typed(opportunity.stage.as_ref()),
            ipr: typed(opportunity.ipr.as_ref()),
            texts: opportunity
                .texts
                .iter()
                .map(|(language, texts)| {
                    let draft = OpportunityTextsDraft {
                        title: typed(texts.title.as_ref()),
                        summary: typed(texts.summary.as_ref()),
                        description: typed(texts.description.as_ref()),
                        partner_role: typed(texts.partner_role.as_ref()),
                        advantages: typed(texts.advantages.as_ref()),
                        specification: typed(texts.specification.as_ref()),
                    };
                    (*language, draft)
                })
                .collect(),
        }
    }
}

fn typed<T: ToString>(value: Option<&T>) -> String {
    value.map(T::to_string).unwrap_or_default()
}

fn shown<T: ToString>(values: &[T]) -> Vec<String> {
    values.iter().map(T::to_string).collect()
}

//! The public page of a company.

use actix_web::{HttpResponse, web};
use askama::Template;
use database::DbError;
use locale::Language;
use profile::company::Found;
use profile::document::{MediaId, ProfileDocument};
use profile::media;
use profile::published::{self, PublishedProfile};
use serde_json::json;

use crate::pages::card::{self, CompanyCard, OpportunityCard};
use crate::request::Page;
use crate::response::{AppError, moved, render};

/// How wide a picture is shown, in pixels; the rendition that fits is sent.
const PICTURE_WIDTH: u32 = 800;

#[derive(Template)]
#[template(path = "company/show.html")]
struct CompanyPage {
    page: Page,
    crumbs: Vec<Link>,
    name: String,
    logo: String,
    place: String,
    country: String,
    headline: String,
    summary: String,
    story: Vec<String>,
    text_language: &'static str,
    other_languages: Vec<OtherLanguage>,
    sectors: Vec<Link>,
    products: Vec<Link>,
    goals: Vec<Link>,
    opportunities: Vec<OpportunityCard>,
    pictures: Vec<ShownPicture>,
    facts: Vec<Fact>,
    identifiers: Vec<Fact>,
    website: Option<Link>,
    introduction: String,
    office_href: String,
    office_city: String,
    changed: String,
    json_ld: String,
    /// Where the draft is edited that this is a preview of; empty: it is the public page.
    preview_of: String,
}

/// How a page shows what is not published yet.
pub(crate) struct Preview {
    /// Where the draft is edited.
    pub(crate) edit: String,
    /// The address of the draft's own logo; empty: it has none.
    pub(crate) logo: String,
    /// Where the opportunities lead, which have no pages of their own yet.
    pub(crate) opportunities: String,
}

/// A word that leads somewhere.
pub(crate) struct Link {
    pub(crate) label: String,
    pub(crate) href: String,
}

/// A line of a list of facts.
pub(crate) struct Fact {
    pub(crate) term: String,
    pub(crate) value: String,
}

struct OtherLanguage {
    code: &'static str,
    name: &'static str,
    href: String,
}

struct ShownPicture {
    src: String,
    alt: String,
    width: i32,
    height: i32,
}

/// `GET /{language}/companies/{slug}`
///
/// # Errors
/// Not found (also a company that is not public); the database is away.
pub async fn show(page: Page, path: web::Path<(String, String)>) -> Result<HttpResponse, AppError> {
    let slug = path.into_inner().1;
    let today = page.today();
    let (found, office, files) = page
        .state
        .db
        .read(move |conn| {
            let found = published::by_slug(conn, &slug, today)?;
            let Found::Here(profile) = &found else { return Ok((found, None, Vec::new())) };
            let office = account::office::by_id(conn, profile.office)?;
            let wanted: Vec<MediaId> =
                profile.document.pictures.iter().map(|picture| picture.media).collect();
            let files = media::by_ids(conn, &wanted)?;
            let files = wanted.iter().filter_map(|id| files.get(id).cloned()).collect();
            Ok::<_, DbError>((found, office, files))
        })
        .await?;
    match (found, office) {
        (Found::Here(profile), Some(office)) => render(&CompanyPage::of(page, &profile, &office, &files)),
        (Found::Moved(slug), _) => Ok(moved(&page.href(&format!("/companies/{slug}")))),
        _ => Err(AppError::NotFound),
    }
}

/// The page as the public will see it, with a word on top that it is not public yet.
///
/// # Errors
/// When the template fails.
pub(crate) fn render_preview(
    page: Page,
    profile: &PublishedProfile,
    office: &account::office::Office,
    files: &[media::Media],
    preview: Preview,
) -> Result<HttpResponse, AppError> {
    let mut template = CompanyPage::of(page, profile, office, files);
    template.preview_of = preview.edit;
    if !preview.logo.is_empty() {
        template.logo = preview.logo;
    }
    for opportunity in &mut template.opportunities {
        opportunity.href.clone_from(&preview.opportunities);
    }
    render(&template)
}

impl CompanyPage {
    fn of(
        page: Page,
        profile: &PublishedProfile,
        office: &account::office::Office,
        files: &[media::Media],
    ) -> CompanyPage {
        let document = &profile.document;
        let card = CompanyCard::of(&page, &profile.slug, document);
        let language = document.language_for(page.language).unwrap_or(page.language);
        let texts = document.texts.get(&language);
        let text = |text: Option<String>| text.unwrap_or_default();
        let summary = text(texts.and_then(|texts| texts.summary.as_ref()).map(ToString::to_string));
        let story = text(texts.and_then(|texts| texts.story.as_ref()).map(ToString::to_string));
        CompanyPage {
            crumbs: vec![
                Link { label: page.text("navigation-companies").to_string(), href: page.href("/search") },
                Link { label: office.city.clone(), href: page.href(&format!("/offices/{}", office.slug)) },
            ],
            logo: card.logo,
            place: card.place,
            country: card.country,
            summary,
            story: paragraphs(&story),
            text_language: language.code(),
            other_languages: other_languages(document, language, &profile.slug),
            sectors: filter_links(&page, "sector", &document.sectors, card::sector_label),
            products: filter_links(&page, "product", &document.products, card::product_label),
            goals: filter_links(&page, "goal", &document.goals, |page, goal| {
                page.word("goal", goal).to_string()
            }),
            opportunities: profile
                .opportunities
                .iter()
                .map(|opportunity| {
                    let card = published::OpportunityCard {
                        opportunity: opportunity.clone(),
                        company: profile.id,
                        company_name: card.name.clone(),
                        company_slug: profile.slug.clone(),
                        office: profile.office,
                    };
                    OpportunityCard::of(&page, &card, Some(office))
                })
                .collect(),
            pictures: pictures(&page, document, files),
            facts: facts(&page, document),
            identifiers: identifiers(&page, document),
            website: document
                .company
                .website
                .as_ref()
                .map(|website| Link { label: website.short().to_owned(), href: website.to_string() }),
            introduction: page.href(&format!("/companies/{}/introduction", profile.slug)),
            office_href: page.href(&format!("/offices/{}", office.slug)),
            office_city: office.city.clone(),
            changed: page.day(&profile.changed_at),
            json_ld: json_ld(&page, profile, &card.name, &card.headline),
            preview_of: String::new(),
            name: card.name,
            headline: card.headline,
            page,
        }
    }
}

/// Blank lines part paragraphs.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// Words that lead to the search for all who share them; two of one name read as one.
fn filter_links<C: AsCode>(
    page: &Page,
    filter: &str,
    codes: &[C],
    label: impl Fn(&Page, &str) -> String,
) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    for code in codes.iter().map(AsCode::code) {
        let label = label(page, &code);
        if links.iter().all(|link| link.label != label) {
            links.push(Link { label, href: page.href(&format!("/search?{filter}={code}")) });
        }
    }
    links
}

/// What stands in an address for a sector, a product or a goal.
trait AsCode {
    fn code(&self) -> String;
}

impl AsCode for profile::document::Sector {
    fn code(&self) -> String {
        self.as_str().to_owned()
    }
}

impl AsCode for profile::document::Product {
    fn code(&self) -> String {
        self.as_str().to_owned()
    }
}

impl AsCode for profile::document::Goal {
    fn code(&self) -> String {
        self.number().to_string()
    }
}

fn other_languages(document: &ProfileDocument, shown: Language, slug: &str) -> Vec<OtherLanguage> {
    document
        .written_in()
        .into_iter()
        .filter(|language| *language != shown)
        .map(|language| OtherLanguage {
            code: language.code(),
            name: language.own_name(),
            href: format!("/{language}/companies/{slug}"),
        })
        .collect()
}

fn pictures(page: &Page, document: &ProfileDocument, files: &[media::Media]) -> Vec<ShownPicture> {
    document
        .pictures
        .iter()
        .filter_map(|picture| {
            let file = files.iter().find(|file| file.id == picture.media)?;
            let alt = picture.alt.get(&page.language).or_else(|| picture.alt.values().next());
            Some(ShownPicture {
                src: format!("/media/{}", file.file_for(PICTURE_WIDTH)),
                alt: alt.map(ToString::to_string).unwrap_or_default(),
                width: file.width,
                height: file.height,
            })
        })
        .collect()
}

fn facts(page: &Page, document: &ProfileDocument) -> Vec<Fact> {
    let company = &document.company;
    let countries = company.markets.iter().map(|code| card::country_name(page, code.as_str()));
    let languages = company.languages.iter().map(|code| language_name(page, code.as_str()));
    let lines = [
        ("company-founded", company.founded.map(|year| year.to_string()).unwrap_or_default()),
        ("company-employees", company.employees.map(|count| page.number(&count.into())).unwrap_or_default()),
        ("company-languages", languages.collect::<Vec<_>>().join(", ")),
        ("company-markets", countries.collect::<Vec<_>>().join(", ")),
        (
            "company-certificates",
            company.certificates.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        ),
        ("company-address", address(document)),
    ];
    lines
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| Fact { term: page.text(key).to_string(), value })
        .collect()
}

fn identifiers(page: &Page, document: &ProfileDocument) -> Vec<Fact> {
    let company = &document.company;
    let lines = [
        ("company-chamber-number", company.chamber_number.as_ref().map(ToString::to_string)),
        ("company-vat", company.vat.as_ref().map(ToString::to_string)),
        ("company-rsin", company.rsin.as_ref().map(ToString::to_string)),
        ("company-euid", company.euid.as_ref().map(ToString::to_string)),
    ];
    lines
        .into_iter()
        .filter_map(|(key, value)| Some(Fact { term: page.text(key).to_string(), value: value? }))
        .collect()
}

fn address(document: &ProfileDocument) -> String {
    let company = &document.company;
    let town =
        [company.postcode.as_ref().map(ToString::to_string), company.city.as_ref().map(ToString::to_string)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
    [company.street.as_ref().map(ToString::to_string), (!town.is_empty()).then_some(town)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

fn language_name(page: &Page, code: &str) -> String {
    taxonomy::place::language(code).map_or(code, |language| language.name(page.language)).to_owned()
}

/// What search engines read (schema.org `Organization`). `<` is written as an escape, so that no text can end the
/// element that it stands in.
fn json_ld(page: &Page, profile: &PublishedProfile, name: &str, headline: &str) -> String {
    let company = &profile.document.company;
    let organization = json!({
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": name,
        "description": headline,
        "url": format!("{}/{}/companies/{}", page.origin, page.language, profile.slug),
        "sameAs": company.website.as_ref().map(ToString::to_string),
        "logo": format!("{}{}", page.origin, card::logo_address(&profile.slug)),
        "foundingDate": company.founded.map(|year| year.to_string()),
        "address": {
            "@type": "PostalAddress",
            "addressLocality": company.city.as_ref().map(ToString::to_string),
            "addressCountry": company.country.as_str(),
        },
    });
    organization.to_string().replace('<', "\\u003c")
}

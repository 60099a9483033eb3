//! The style page: every component with sample data, for those who build pages and those who look after the identity.

mod sample;

use actix_web::HttpResponse;
use askama::Template;

use crate::form::Form;
use crate::request::Page;
use crate::response::{AppError, render};
use sample::{
    Change, Choice, Company, Crumb, Event, FacetOption, Office, Opportunity, PageLink, SideItem, Step,
};

#[derive(Template)]
#[template(path = "style/show.html")]
struct StylePage {
    page: Page,
    form: Form,
    companies: Vec<Company>,
    opportunities: Vec<Opportunity>,
    offices: Vec<Office>,
    choices: Vec<Choice>,
    chosen: Vec<Choice>,
    found: Vec<Choice>,
    facets: Vec<FacetOption>,
    crumbs: Vec<Crumb>,
    links: Vec<PageLink>,
    side: Vec<SideItem>,
    steps: Vec<Step>,
    events: Vec<Event>,
    before: Vec<Change>,
    after: Vec<Change>,
}

/// `GET /{language}/style`
///
/// # Errors
/// None of its own.
pub async fn show(page: Page) -> Result<HttpResponse, AppError> {
    let template = StylePage {
        form: sample::form(&page),
        companies: sample::companies(&page),
        opportunities: sample::opportunities(&page),
        offices: sample::offices(&page),
        choices: sample::countries(&page),
        chosen: sample::concepts(&page),
        found: sample::countries(&page),
        facets: sample::facets(&page),
        crumbs: sample::crumbs(&page),
        links: sample::links(),
        side: sample::side(&page),
        steps: sample::steps(&page),
        events: sample::events(&page),
        before: sample::before(&page),
        after: sample::after(&page),
        page,
    };
    render(&template)
}

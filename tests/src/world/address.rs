//! Addresses in the world: what stands in the places of a route.

use super::World;

impl World {
    /// An address of the route, in Dutch: `/{language}/companies/{slug}` → `/nl/companies/brinkman-…`.
    ///
    /// # Panics
    /// When nothing in the world belongs in one of its places.
    pub fn address(&self, route: &str) -> String {
        let parts: Vec<String> = route.split('/').map(|part| self.part(route, part)).collect();
        parts.join("/")
    }

    fn part(&self, route: &str, part: &str) -> String {
        let Some(place) = part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) else {
            return part.replace("{ending}", "csv");
        };
        match place {
            "language" => "nl".to_owned(),
            "slug" if route.starts_with("/{language}/opportunities/") => self.opportunity.clone(),
            "slug" if route.ends_with("/introduction") => self.moara.slug.clone(),
            "slug" => self.brinkman.slug.clone(),
            "office" => "deventer".to_owned(),
            "company" if route.contains("/review/") => self.kade.id.to_string(),
            "company" => self.brinkman.id.to_string(),
            "opportunity" => self.opportunity_id.clone(),
            "id" => self.begun.introduction.clone(),
            "search" => self.saved_search.clone(),
            "synonym" => self.synonym.clone(),
            "report" => self.begun.report.clone(),
            "invitation" => self.begun.invitation.clone(),
            "user" => self.begun.colleague.clone(),
            "signed" if route.contains("/unsubscribe/") => self.begun.unsubscription.clone(),
            "signed" => self.begun.answer.clone(),
            "token" if route.contains("/invitations/") => self.begun.invitation_token.clone(),
            // Nothing was ever given that these name; the pages that ask for a code or a button do not tell.
            "challenge" | "mail" => "01936f00-0000-7000-8000-000000000000".to_owned(),
            "token" => "bm9ib2R5IHdhcyBldmVyIGdpdmVuIHRoaXMgdG9rZW4".to_owned(),
            "path:.*" => self.style_sheet.clone(),
            "folder" => "00".to_owned(),
            "file" => "00.png".to_owned(),
            _ => panic!("the world has nothing for {part} in {route}"),
        }
    }
}

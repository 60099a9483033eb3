//! Which company an imported profile is of.

use std::collections::HashMap;

use account::{CompanyId, OfficeId};
use database::Conn;
use database::schema::companies;
use diesel::prelude::*;

use crate::company::fold_name;
use crate::document::ProfileDocument;

/// A company that is there.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) id: CompanyId,
    pub(super) office: OfficeId,
    pub(super) position: i64,
    /// The line of the file that was found to be of it.
    pub(super) line: Option<usize>,
}

/// All companies by what they are known by.
pub(super) struct Matches {
    known: Vec<Known>,
    by_chamber_number: HashMap<(OfficeId, String), usize>,
    by_vat: HashMap<(OfficeId, String), usize>,
    by_name: HashMap<(OfficeId, String), usize>,
    by_id: HashMap<CompanyId, usize>,
}

impl Matches {
    pub(super) fn load(conn: &mut Conn) -> QueryResult<Matches> {
        type Row = (CompanyId, OfficeId, i64, String, Option<String>, Option<String>);
        let rows: Vec<Row> = companies::table
            .order(companies::id)
            .select((
                companies::id,
                companies::office_id,
                companies::position,
                companies::name_folded,
                companies::chamber_number,
                companies::vat,
            ))
            .load(conn)?;
        let mut all = Matches {
            known: Vec::with_capacity(rows.len()),
            by_chamber_number: HashMap::new(),
            by_vat: HashMap::new(),
            by_name: HashMap::new(),
            by_id: HashMap::new(),
        };
        for (id, office, position, name, chamber_number, vat) in rows {
            let place = all.place(id, office, position);
            all.by_name.insert((office, name), place);
            all.by_chamber_number.extend(chamber_number.map(|number| ((office, number), place)));
            all.by_vat.extend(vat.map(|number| ((office, number), place)));
        }
        Ok(all)
    }

    /// The company of the office with this register number, else VAT number, else name.
    pub(super) fn find(&self, office: OfficeId, document: &ProfileDocument) -> Option<&Known> {
        let company = &document.company;
        let by_number = company
            .chamber_number
            .as_ref()
            .and_then(|number| self.by_chamber_number.get(&(office, number.to_string())))
            .or_else(|| self.by_vat.get(&(office, company.vat.as_ref()?.to_string())));
        let place = by_number.or_else(|| self.by_name.get(&(office, fold_name(&company.name))))?;
        self.known.get(*place)
    }

    /// Notes that a line of the file is of this company.
    pub(super) fn note(
        &mut self,
        id: CompanyId,
        position: i64,
        office: OfficeId,
        document: &ProfileDocument,
        line: usize,
    ) {
        let place = self.by_id.get(&id).copied().unwrap_or_else(|| self.place(id, office, position));
        self.known[place].line = Some(line);
        let company = &document.company;
        self.by_name.insert((office, fold_name(&company.name)), place);
        self.by_chamber_number
            .extend(company.chamber_number.as_ref().map(|n| ((office, n.to_string()), place)));
        self.by_vat.extend(company.vat.as_ref().map(|number| ((office, number.to_string()), place)));
    }

    fn place(&mut self, id: CompanyId, office: OfficeId, position: i64) -> usize {
        let place = self.known.len();
        self.known.push(Known { id, office, position, line: None });
        self.by_id.insert(id, place);
        place
    }
}

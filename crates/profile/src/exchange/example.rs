//! An example of each form, to be downloaded and filled in.

use chrono::NaiveDate;

use super::{Format, csv, xlsx};
use crate::document::{LineError, ProfileDocument};

/// The company that stands for all: it does not exist.
const LINE: &str = r#"{"company":{"name":"Voorbeeld Machinebouw B.V.","office":"deventer","country":"NL","city":"Deventer","postcode":"7418 AA","street":"Kade 1","lat":52.25,"lon":6.16,"chamber_number":"12345678","website":"https://example.com","email":"sales@example.com","phone":"+31570000000","founded":1998,"employees":45,"languages":["nl","en","de"],"markets":["DE","RO"],"certificates":["ISO 9001"]},"sectors":["28.29"],"products":["42921000"],"goals":[9,12],"texts":{"nl":{"headline":"Machines die wegen, vullen en sluiten","summary":"Wij bouwen verpakkingsmachines voor bakkerijen.","story":"Wie wij zijn en hoe het begon."},"en":{"headline":"Machines that weigh, fill and seal"}},"opportunities":[{"kind":"offer","field":"commercial","cooperation":["distribution","agency"],"countries":["DE","RO"],"keywords":["42921000"],"texts":{"en":{"title":"Filling machine seeks distributor","summary":"In one sentence.","description":"What it is and what it does.","partner_role":"Who is sought.","advantages":"Why this one."}}}]}"#;

/// An example file. Empty only if the example itself were wrong, which a test holds it is not.
#[must_use]
pub fn example(format: Format) -> Vec<u8> {
    let Ok(document) = document() else { return Vec::new() };
    let documents = [document];
    let mut bytes = Vec::new();
    // Writing to memory does not fail.
    let written = match format {
        Format::Jsonl => {
            bytes = format!("{}\n", documents[0].to_line()).into_bytes();
            Ok(())
        }
        Format::Csv => csv::write(&documents, &mut bytes),
        Format::Xlsx => xlsx::write(&documents, &mut bytes),
    };
    if written.is_ok() { bytes } else { Vec::new() }
}

fn document() -> Result<ProfileDocument, LineError> {
    ProfileDocument::from_line(LINE, written_on())
}

/// The day on which the example was written: a company cannot have been founded after it.
fn written_on() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::read;

    #[test]
    fn every_example_can_be_imported() {
        for format in Format::ALL {
            let entries = read(format, &example(format), written_on()).unwrap();
            assert_eq!(entries.len(), 1, "{format:?}");
            assert_eq!(entries.entries[0].document.to_line(), document().unwrap().to_line(), "{format:?}");
        }
    }
}

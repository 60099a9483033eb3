//! Names of companies: how they are compared, and what they are called in addresses.

use account::{CompanyId, OfficeId};
use chrono::NaiveDateTime;
use database::Conn;
use database::schema::{companies, company_slugs};
use diesel::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest name in addresses.
const LONGEST_SLUG: usize = 60;

/// Legal forms, folded: left out of a name in addresses.
const LEGAL_FORMS: [&str; 24] = [
    "bv", "nv", "vof", "cv", "ua", "ba", "gmbh", "mbh", "ag", "kg", "ohg", "gbr", "ug", "ek", "eg", "se",
    "srl", "sa", "pfa", "snc", "scs", "sca", "ltd", "plc",
];

/// A name as names are compared: lower case, without accents and punctuation, words by one space. `Müller & Söhne`
/// and `MULLER SOHNE` are one; `B.V.` and `BV` are one.
#[must_use]
pub fn fold_name(name: &str) -> String {
    let plain: String = name
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        // Full stops hold an abbreviation together, all other signs part words.
        .filter(|c| !matches!(c, '.' | '\'' | '’'))
        .flat_map(|c| spelled(c).unwrap_or([c, '\0']))
        .filter(|c| *c != '\0')
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Letters that Unicode does not take apart, as their languages write them in plain ones.
const fn spelled(c: char) -> Option<[char; 2]> {
    Some(match c {
        'ß' => ['s', 's'],
        'æ' => ['a', 'e'],
        'œ' => ['o', 'e'],
        'ø' => ['o', '\0'],
        'ł' => ['l', '\0'],
        'đ' => ['d', '\0'],
        'ı' => ['i', '\0'],
        'þ' => ['t', 'h'],
        _ => return None,
    })
}

/// What a thing of this name is called in addresses: ASCII words by hyphens, for a company without its legal form.
/// German umlauts are spelled out.
pub(crate) fn slug_base(name: &str, without_legal_form: bool) -> String {
    let spelled_out: String = name
        .nfc()
        .flat_map(|c| match c {
            'ä' => ['a', 'e'],
            'ö' => ['o', 'e'],
            'ü' => ['u', 'e'],
            'Ä' => ['A', 'e'],
            'Ö' => ['O', 'e'],
            'Ü' => ['U', 'e'],
            other => [other, '\0'],
        })
        .filter(|c| *c != '\0')
        .collect();
    let folded = fold_name(&spelled_out);
    let ascii: Vec<String> = folded
        .split(' ')
        .map(|word| word.chars().filter(char::is_ascii_alphanumeric).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect();
    let mut words: Vec<&str> = ascii.iter().map(String::as_str).collect();
    while without_legal_form
        && words.len() > 1
        && words.last().is_some_and(|word| LEGAL_FORMS.contains(word) || *word == "co")
    {
        words.pop();
    }
    let mut slug = String::new();
    for word in words {
        if slug.len() + word.len() + 1 > LONGEST_SLUG && !slug.is_empty() {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(LONGEST_SLUG));
    }
    if slug.is_empty() { "x".to_owned() } else { slug }
}

/// A name in addresses that no company has or had: `base`, else `base-2`, …
pub(crate) fn free_slug(conn: &mut Conn, base: &str, own: Option<CompanyId>) -> QueryResult<String> {
    first_free(base, |slug| {
        let now: Option<CompanyId> =
            companies::table.filter(companies::slug.eq(slug)).select(companies::id).first(conn).optional()?;
        let once: Option<CompanyId> = company_slugs::table
            .filter(company_slugs::slug.eq(slug))
            .select(company_slugs::company_id)
            .first(conn)
            .optional()?;
        Ok([now, once].into_iter().flatten().all(|id| Some(id) == own))
    })
}

/// `base`, if it is free, else `base` with a number that is. Asks a few times even where thousands share a name:
/// numbers are doubled until one is free, then the gap to the last taken one is halved.
pub(crate) fn first_free(
    base: &str,
    mut is_free: impl FnMut(&str) -> QueryResult<bool>,
) -> QueryResult<String> {
    if is_free(base)? {
        return Ok(base.to_owned());
    }
    let numbered = |number: u32| format!("{base}-{number}");
    let (mut taken, mut free) = (1, 2);
    while !is_free(&numbered(free))? {
        (taken, free) = (free, free.saturating_mul(2));
    }
    while free - taken > 1 {
        let middle = u32::midpoint(taken, free);
        match is_free(&numbered(middle))? {
            true => free = middle,
            false => taken = middle,
        }
    }
    Ok(numbered(free))
}

/// Gives a company another name, and with it another address; the former address leads on to the new one.
/// `false` when another company of the office has the name already.
pub(crate) fn rename(
    conn: &mut Conn,
    id: CompanyId,
    office: OfficeId,
    name: &str,
    now: NaiveDateTime,
) -> QueryResult<bool> {
    let folded = fold_name(name);
    let (present, present_slug): (String, String) =
        companies::table.find(id).select((companies::name, companies::slug)).first(conn)?;
    if present == name {
        return Ok(true);
    }
    if is_name_taken(conn, office, &folded, Some(id))? {
        return Ok(false);
    }
    diesel::update(companies::table.find(id))
        .set((companies::name.eq(name), companies::name_folded.eq(folded)))
        .execute(conn)?;
    let base = slug_base(name, true);
    if slug_base(&present, true) == base {
        return Ok(true);
    }
    let slug = free_slug(conn, &base, Some(id))?;
    // A company that takes back a name which it had takes the address back too.
    diesel::delete(company_slugs::table.filter(company_slugs::slug.eq(&slug))).execute(conn)?;
    diesel::insert_into(company_slugs::table)
        .values((
            company_slugs::slug.eq(present_slug),
            company_slugs::company_id.eq(id),
            company_slugs::created_at.eq(now),
        ))
        .execute(conn)?;
    diesel::update(companies::table.find(id)).set(companies::slug.eq(slug)).execute(conn)?;
    Ok(true)
}

/// Whether a company of the office other than `own` has this folded name.
pub(crate) fn is_name_taken(
    conn: &mut Conn,
    office: OfficeId,
    folded: &str,
    own: Option<CompanyId>,
) -> QueryResult<bool> {
    let found: Option<CompanyId> = companies::table
        .filter(companies::office_id.eq(office))
        .filter(companies::name_folded.eq(folded))
        .select(companies::id)
        .first(conn)
        .optional()?;
    Ok(found.is_some_and(|id| Some(id) != own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_people_take_for_one_fold_alike() {
        assert_eq!(fold_name("Müller & Söhne GmbH"), fold_name("MULLER  SOHNE gmbh"));
        assert_eq!(fold_name("Voorbeeld B.V."), "voorbeeld bv");
        assert_eq!(fold_name("Șantier Țiglă"), fold_name("Santier Tigla"));
        assert_eq!(fold_name("Straße"), "strasse");
    }

    #[test]
    fn a_free_address_is_found_with_few_questions() {
        let mut asked = 0;
        let slug = first_free("kade", |slug| {
            asked += 1;
            Ok(slug.strip_prefix("kade-").is_some_and(|number| number.parse::<u32>().unwrap() > 10_000))
        });
        assert_eq!(slug.unwrap(), "kade-10001");
        assert!(asked < 40, "asked {asked} times");
    }

    #[test]
    fn an_address_has_plain_words_without_the_legal_form() {
        assert_eq!(slug_base("Voorbeeld Machinebouw B.V.", true), "voorbeeld-machinebouw");
        assert_eq!(slug_base("Gießerei Müller GmbH & Co. KG", true), "giesserei-mueller");
        assert_eq!(slug_base("Tâmplăria Țărănească S.R.L.", true), "tamplaria-taraneasca");
        assert_eq!(slug_base("B.V.", true), "bv");
        assert_eq!(slug_base("北京", true), "x");
        assert!(slug_base(&"lang ".repeat(50), true).len() <= LONGEST_SLUG);
        assert_eq!(slug_base(&"a".repeat(500), true).len(), LONGEST_SLUG);
    }
}

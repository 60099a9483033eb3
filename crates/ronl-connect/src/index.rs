//! `search` and `reindex`.

use search::{Filter, Follower, SearchIndex, SearchRequest};
use taxonomy::Taxonomy;

use crate::Failure;
use crate::arguments::{Place, Reindex, Search};
use crate::platform::{Platform, installation_name};

/// Asks the index as the API does. An index that lags behind the database catches up first.
///
/// # Errors
/// A filter or an order that there is not.
pub fn search(place: &Place, arguments: &Search) -> Result<(), Failure> {
    let request = request(arguments)?;
    let platform = Platform::open(place, &[])?;
    let index = open(&platform)?;
    Follower::catch_up_blocking(&index, &platform.db, &platform.clock)?;
    if arguments.explain {
        print!("{}", index.explain(&request)?);
        return Ok(());
    }
    let response = index.search(&request)?;
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&response)?);
        return Ok(());
    }
    eprintln!("{} found in {} ms", response.total, response.took_ms);
    if let Some(corrected) = &response.corrected {
        eprintln!("also searched for: {corrected}");
    }
    for hit in &response.hits {
        let place: Vec<&str> = hit.city.iter().chain([&hit.country]).map(String::as_str).collect();
        println!("{:.2}\t{}\t{}\t{}", hit.score, hit.name, place.join(", "), hit.headline);
    }
    Ok(())
}

/// Builds the index anew, or compares it with the database.
///
/// # Errors
/// With `--check`, [`Failure::Failed`] where they differ.
pub fn reindex(place: &Place, arguments: &Reindex) -> Result<(), Failure> {
    let platform = Platform::open(place, &[])?;
    let index = open(&platform)?;
    if arguments.check {
        let report = search::check(&index, &platform.db, &platform.clock)?;
        if report.is_equal() {
            println!("equal: {} profiles", report.profiles);
            return Ok(());
        }
        println!("{report}");
        return Err(Failure::Failed("index and database differ".to_owned()));
    }
    search::rebuild(&index, &platform.db, &platform.clock)?;
    println!("{} profiles", index.len());
    Ok(())
}

fn open(platform: &Platform) -> Result<SearchIndex, Failure> {
    let name = installation_name(&platform.db, &platform.generator, &platform.clock)?;
    let taxonomy = Taxonomy::open(platform.settings.taxonomy_folder());
    Ok(SearchIndex::open(&platform.settings.data, taxonomy, &name)?)
}

fn request(arguments: &Search) -> Result<SearchRequest, Failure> {
    let filters = [
        (Filter::Office, &arguments.office),
        (Filter::Sector, &arguments.sector),
        (Filter::Country, &arguments.country),
        (Filter::Market, &arguments.market),
        (Filter::Cooperation, &arguments.cooperation),
        (Filter::Kind, &arguments.kind),
        (Filter::Goal, &arguments.goal),
        (Filter::Product, &arguments.product),
        (Filter::WrittenIn, &arguments.written_in),
    ];
    let mut pairs = vec![("q", arguments.query.clone()), ("language", arguments.language.to_string())];
    for (filter, values) in filters {
        pairs.extend(values.iter().map(|value| (filter.parameter(), value.clone())));
    }
    pairs.extend(arguments.sort.iter().map(|sort| ("sort", sort.clone())));
    pairs.extend(arguments.page.iter().map(|page| ("page", page.to_string())));
    pairs.extend(arguments.per_page.iter().map(|count| ("per_page", count.to_string())));
    SearchRequest::from_pairs(pairs.iter().map(|(name, value)| (*name, value.as_str()))).map_err(|errors| {
        Failure::Usage(errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    })
}

//! The links under a list that has several pages.

/// A link to one page.
pub struct PageLink {
    /// Which page, from 1.
    pub number: i64,
    /// Where it is.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
    /// Whether pages were left out before it.
    pub gap: bool,
}

/// The first page, the last one, and those around the present one.
pub fn page_links(current: i64, last: i64, address: &dyn Fn(i64) -> String) -> Vec<PageLink> {
    let mut shown: Vec<i64> =
        [1, current - 2, current - 1, current, current + 1, current + 2, last].into_iter().collect();
    shown.retain(|number| (1..=last).contains(number));
    shown.sort_unstable();
    shown.dedup();
    let mut before = 0;
    shown
        .into_iter()
        .map(|number| {
            let gap = number > before + 1;
            before = number;
            PageLink { number, href: address(number), current: number == current, gap }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_around_the_present_one_and_both_ends_are_shown() {
        let links = page_links(10, 40, &|number| number.to_string());
        let numbers: Vec<i64> = links.iter().map(|link| link.number).collect();
        assert_eq!(numbers, [1, 8, 9, 10, 11, 12, 40]);
        assert_eq!(links.iter().filter(|link| link.gap).map(|link| link.number).collect::<Vec<_>>(), [8, 40]);
    }

    #[test]
    fn a_single_page_is_one_link() {
        assert_eq!(page_links(1, 1, &|number| number.to_string()).len(), 1);
    }
}

//! scratch
use locale::Language;
use taxonomy::*;
fn main() {
    let t0 = std::time::Instant::now();
    let arg: Vec<String> = std::env::args().skip(1).collect();
    let t = if let Some(f) = arg.iter().find(|a| a.starts_with('/')) { Taxonomy::with_classifications(f.as_ref()).unwrap().0 } else {
        Taxonomy::from_sources(glossary::embedded().unwrap(), true) };
    println!("built in {:?}", t0.elapsed());
    for s in Scheme::ALL { println!("{s:?} {}", t.count(s)); }
    for a in Language::ALL { for b in Language::ALL { print!("{a}-{b} {} ", t.correspondences(a,b)); } }
    println!();
    for w in arg.iter().filter(|a| !a.starts_with('/')) {
        let f: Vec<String> = text::words(w).map(|w| w.folded.into_owned()).collect();
        let fr: Vec<&str> = f.iter().map(String::as_str).collect();
        let t1 = std::time::Instant::now();
        let e = t.expand(&fr, None, Sources::default());
        println!("== {w} {:?} units {:?} langs {:?}", t1.elapsed(), e.units, e.languages);
        for l in Language::ALL { for w in &fr { println!("   {l} {:?}", t.analyse(l, w)); } }
        for w in &e.words { println!("   {:?} {} {} {:.2} {:?}", w.units, w.language, w.stem, w.weight, w.via); }
        for c in &e.concepts { println!("   {:?} {} {:.2} {}", c.units, t.key(c.concept), c.weight, t.label(c.concept, Language::De)); }
        let t1 = std::time::Instant::now();
        let o = t.find(w, Language::Nl, Pick::Product, 5);
        println!("  {:?} {:?}", t1.elapsed(), o.iter().map(|o| (&o.code,&o.label,&o.matched)).collect::<Vec<_>>());
    }
}

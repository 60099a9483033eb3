use super::*;

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::create_dir_all(folder.path().join(name).parent().unwrap()).unwrap();
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

fn label(sources: &Sources, key: &str, language: Language) -> String {
    let key: ConceptKey = key.parse().unwrap();
    sources.concepts.iter().find(|c| c.key == key).unwrap().terms[language.index()][0].clone()
}

#[test]
fn tables_and_publishers_forms_give_the_same() {
    let tables = folder(&[
        ("cpv/cpv_2008.tsv", "code\tlevel\tparent\tnl\ten\tde\tro\n42921000\tclass\t\tRolmachines\tRolling machines\tRollmaschinen\tMaşini de rulat\n".as_bytes()),
        ("nace/nace_rev2.tsv", "code\tlevel\tparent\tnl\ten\tde\tro\nC\tsection\t\tNIJVERHEID\tMAKING\tGEWERBE\tINDUSTRIE\n".as_bytes()),
        ("cn/cn_2023_nl_en_de.tsv", "code\ths4\tunit\tnl\ten\tde\n84224000\t8422\t\tWikkelaars (m.u.v. rollers)\tWrappers (excl. rollers)\tWickler (ausg. Roller)\n".as_bytes()),
    ]);
    let own = folder(&[
        ("code_nl.xml", b"<properties>\n<entry key=\"code|name|country.NLD\">Nederland</entry>\n<entry key=\"code|name|cpv.42921000\">Rolmachines</entry>\n</properties>"),
        ("code_en.xml", b"<entry key=\"code|value|cpv.42921000\">Rolling machines</entry>"),
        ("code_de.xml", b"<entry key=\"code|name|cpv.42921000\">Rollmaschinen</entry>"),
        ("code_ro.xml", "<entry key=\"code|name|cpv.42921000\">Ma\u{15f}ini de rulat</entry>".as_bytes()),
        ("NACE_REV2_nl.csv", b"\"Level\",\"Code\",\"Description\"\n\"1\",\"C\",\"NIJVERHEID\"\n"),
        ("NACE_REV2_en.csv", b"\"Level\",\"Code\",\"Description\"\n\"1\",\"C\",\"MAKING\"\n"),
        ("NACE_REV2_de.csv", b"Level;Code;Description\n1;C;GEWERBE\n"),
        ("NACE_REV2_ro.csv", b"Level;Code;Description\n1;C;INDUSTRIE\n"),
        ("2023_nl_intrastat_codes.csv", b"code;description;unit_id\n84224000;\"Wikkelaars (m.u.v. \"\"rollers\"\")\";\n"),
        ("2023_en_intrastat_codes.csv", b"code;description;unit_id\n84224000;\"Wrappers (excl. rollers)\";\n"),
        ("2023_de_intrastat_codes.csv", b"code;description;unit_id\n84224000;\"Wickler (ausg. Roller)\";\n"),
    ]);
    let (from_tables, files) = read_folder(tables.path()).unwrap();
    assert_eq!(files.iter().map(|file| file.entries).collect::<Vec<_>>(), [1, 1, 1]);
    let (from_own, _) = read_folder(own.path()).unwrap();
    assert_eq!(from_tables, from_own);
    assert_eq!(label(&from_own, "cpv:42921000", Language::Ro), "Mașini de rulat");
    assert_eq!(label(&from_own, "nace:C", Language::Nl), "Nijverheid");
    assert_eq!(label(&from_own, "hs:8422", Language::De), "Wickler");
}

#[test]
fn the_eu_spreadsheet_and_windows_letters_are_understood() {
    let folder = folder(&[(
        "cpv_2008_ver_2013.csv",
        b"\"CODE\",\"DE\",\"EN\",\"NL\",\"RO\"\n\"42921000-0\",\"M\xfchlen\",\"Mills\",\"Molens\",\"Mori\"\n",
    )]);
    let (sources, _) = read_folder(folder.path()).unwrap();
    assert_eq!(label(&sources, "cpv:42921000", Language::De), "Mühlen");
}

#[test]
fn a_wrong_file_is_named_with_its_line() {
    let folder = folder(&[("cpv_2008.tsv", b"code\tnl\ten\tde\tro\n4292\ta\tb\tc\td\n")]);
    let error = read_folder(folder.path()).unwrap_err().to_string();
    assert!(error.starts_with("cpv_2008.tsv, line 2:"), "{error}");
}

#[test]
fn a_folder_without_classifications_says_so() {
    let folder = folder(&[("readme.txt", b"nothing")]);
    assert!(matches!(read_folder(folder.path()), Err(TaxonomyError::NothingFound(_))));
}

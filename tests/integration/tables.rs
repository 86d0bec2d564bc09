//! Tables on the disk.

use crate::run::Folder;

#[test]
fn the_tables_are_built_like_any_output() {
    let folder = Folder::new(&[
        ("journey.yaml", "outputs: [csv]\n"),
        (
            "a.journey",
            "persona sam; team web\njourney j { persona sam; owner web; stage s { goal \"Köln\"; touchpoint t { does \"Käse; =1+1\" } } }\n",
        ),
    ]);
    folder.run("build").mentions(0, "wrote 3 files to dist");
    for table in ["kpis", "opportunities", "touchpoints"] {
        let bytes =
            std::fs::read(folder.path().join(format!("dist/tables/{table}.csv"))).expect("it is there");
        assert_eq!(bytes[..3], *b"\xef\xbb\xbf", "{table}");
        assert!(bytes.ends_with(b"\r\n"), "{table}");
    }
    let touchpoints = folder.read("dist/tables/touchpoints.csv");
    let mut reader = csv::Reader::from_reader(touchpoints.trim_start_matches('\u{feff}').as_bytes());
    let does = reader.headers().expect("there is a header").iter().position(|name| name == "does");
    let row = reader.records().next().expect("there is a row").expect("it can be read");
    assert_eq!(&row[does.expect("there is the column")], "Käse; '=1+1");
    folder.run("build --check").mentions(0, "is up to date");
    folder.run("build --only html --quiet").mentions(0, "");
    assert!(folder.exists("dist/tables/kpis.csv"), "other kinds are left alone");
}

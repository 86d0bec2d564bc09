//! Names that people read as one and systems as two.

use crate::run::Folder;

const PICTURE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

/// `é` as one character and as two, and a Korean syllable as one and as three.
const SPELLINGS: [(&str, &str); 2] = [("\u{e9}", "e\u{301}"), ("\u{d55c}", "\u{1112}\u{1161}\u{11ab}")];

#[test]
fn a_file_is_found_under_either_spelling() {
    for (one, other) in SPELLINGS {
        for (written, named) in [(one, other), (other, one)] {
            let text = format!(
                "persona p {{ image \"{written}/{written}.svg\" \"x\" }}\nsource s {{ file \"{written}/{written}.svg\" }}\n\
                 kpi k {{ metric conversion-rate; baseline 2%; target >= 4% }}\n"
            );
            let configuration = format!(
                "data: [\"{written}/{written}.csv\", \"{written}/*{written}.json\"]\ntemplates: \"{written}\"\n\
                 theme: {{logo: \"{written}/{written}.svg\"}}\noutput: \"{written}/out\"\n"
            );
            let folder = Folder::new(&[("a.journey", &text), ("journey.yaml", &configuration)]);
            folder.write(&format!("{named}/{named}.svg"), PICTURE);
            folder.write(&format!("{named}/{named}.csv"), "kpi,date,value\nk,2026-11-01,3%\n");
            folder.write(&format!("{named}/x{named}.json"), "{}");
            folder.run("build -q --allow unused-declaration --allow missing-owner").says(0, "");
            assert!(
                folder.exists(&format!("{named}/out/index.html")),
                "outputs go to the folder that is there"
            );
            folder.run(&format!("check -q {named}/{named}.csv")).says(0, "");
            folder.run(&format!("check -q {written}/{written}.csv")).says(0, "");
        }
    }
}

#[test]
fn of_two_files_the_one_with_the_very_name_is_meant() {
    let (one, other) = SPELLINGS[0];
    let folder = Folder::new(&[("a.journey", &*format!("persona p {{ image \"{one}.svg\" \"x\" }}\n"))]);
    folder.write(&format!("{other}.svg"), PICTURE);
    assert_eq!(folder.run("check").code, 0);
    folder.write(&format!("{one}.svg"), "not a picture");
    folder.write(&format!("{other}.svg"), PICTURE);
    assert_eq!(folder.run("build -q --only json").code, 0);
    folder.run("check e.svg").mentions(2, "cannot open `e.svg`");
}

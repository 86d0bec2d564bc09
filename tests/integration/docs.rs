//! The journeys in the documentation are right, or wrong in the way they say.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use journey::source::{NoFiles, SourceFile};

use crate::compiling::errors_only;
use crate::views;

/// A fenced block: where it begins, what stands behind `journey` on its fence, and its text.
struct Block {
    place: String,
    expected: Option<String>,
    text: String,
}

#[test]
fn every_journey_in_the_documentation_compiles_as_it_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut faults = Vec::new();
    let mut count = 0;
    // What stands in the diagnostics is wrong on purpose, and held to it elsewhere.
    for path in pages(root).into_iter().filter(|path| !path.ends_with("diagnostics.md")) {
        let text = std::fs::read_to_string(&path).expect("a page is UTF-8");
        let name = path.strip_prefix(root).expect("it lies in the project").display().to_string();
        for block in blocks(&name, &text) {
            count += 1;
            let file = Arc::new(SourceFile::new("example.journey", block.text));
            let compilation = errors_only(&[file], &NoFiles);
            let found: Vec<&str> =
                compilation.diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect();
            let expected: Vec<&str> = block.expected.iter().map(String::as_str).collect();
            if found != expected {
                faults.push(format!(
                    "{}: expected {expected:?}, found {:#?}",
                    block.place, compilation.diagnostics
                ));
            }
        }
    }
    assert!(count >= 10, "only {count} blocks were found");
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Returns the pages, but for the tutorial: its files belong together, and it is tested step by step.
fn pages(root: &Path) -> Vec<PathBuf> {
    let docs = std::fs::read_dir(root.join("docs")).expect("the folder can be read");
    let docs = docs.map(|entry| entry.expect("the entry can be read").path());
    let mut pages: Vec<PathBuf> =
        docs.chain([root.join("README.md"), root.join("CONTRIBUTING.md")]).collect();
    pages.retain(|page| page.extension().is_some_and(|extension| extension == "md"));
    pages.retain(|page| !page.ends_with("tutorial.md"));
    pages.sort();
    pages
}

fn blocks(name: &str, text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = text.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let Some(info) = line.strip_prefix("```journey") else { continue };
        let expected = info.trim().strip_prefix("error").map(|code| code.trim().to_owned());
        let body: Vec<&str> =
            lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
        blocks.push(Block {
            place: format!("{name}:{}", number + 1),
            expected,
            text: body.join("\n") + "\n",
        });
    }
    blocks
}

/// What is made from the code stands between `<!-- generated: NAME -->` and `<!-- end -->`. With `JOURNEY_UPDATE_DOCS=1` in
/// the environment the pages are brought up to date.
#[test]
fn what_is_made_from_the_code_is_up_to_date() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let update = std::env::var_os("JOURNEY_UPDATE_DOCS").is_some();
    let mut parts = 0;
    for path in pages(root) {
        let page = std::fs::read_to_string(&path).expect("a page is UTF-8");
        let (fresh, count) = with_fresh_parts(&page);
        parts += count;
        if update && fresh != page {
            std::fs::write(&path, &fresh).expect("a page can be written");
        }
        let name = path.display();
        assert!(
            update || fresh == page,
            "{name} differs from the code; `JOURNEY_UPDATE_DOCS=1 cargo test docs` brings it up to date"
        );
    }
    assert!(parts > 15, "only {parts} parts were found");
}

/// Returns a page with its generated parts made anew, and how many there are.
fn with_fresh_parts(page: &str) -> (String, usize) {
    let mut fresh = String::new();
    let mut count = 0;
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        fresh += &format!("{line}\n");
        let name = line.strip_prefix("<!-- generated: ").and_then(|rest| rest.strip_suffix(" -->"));
        let Some(name) = name else { continue };
        count += 1;
        let part = journey::reference::part(name).or_else(|| views::part(name));
        let part = part.unwrap_or_else(|| panic!("there is no part `{name}`"));
        fresh += &format!("{part}<!-- end -->\n");
        assert!(lines.any(|line| line == "<!-- end -->"), "the part `{name}` has no end");
    }
    (fresh, count)
}

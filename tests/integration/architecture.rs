//! What `docs/architecture.md` says of the modules holds: who may use whom, who alone knows a library, and who may touch
//! the machine. The page is the only place where this is written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const PAGE: &str = "docs/architecture.md";

/// A row of the table of modules.
struct Module {
    may_use: BTreeSet<String>,
    /// Whether it may use files, the clock, the environment or the network.
    touches_machine: bool,
}

#[test]
fn modules_use_only_what_the_table_allows() {
    let modules = modules();
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let Some(module) = module_of(&path) else { continue };
        let row = modules.get(&module).unwrap_or_else(|| panic!("`{module}` has no row in {PAGE}"));
        for used in used_modules(&text, &modules) {
            if used != module && !row.may_use.contains(&used) {
                faults.push(format!("src/{}: `{module}` uses `{used}`", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_table_has_the_modules_that_there_are_and_no_circle() {
    let there_are: BTreeSet<String> = sources().iter().filter_map(|(path, _)| module_of(path)).collect();
    let mut before = BTreeSet::new();
    // The rows are read in their order: each may use only what stands above it.
    for cells in table("module") {
        let name = code(&cells[0]).remove(0);
        for used in code(&cells[2]) {
            assert!(
                before.contains(&used),
                "`{name}` may use `{used}`, which does not stand above it in {PAGE}"
            );
        }
        before.insert(name);
    }
    assert_eq!(before, there_are);
}

/// clippy holds every module to `clippy.toml` unless its declaration in `lib.rs` lifts that; so these declarations must be
/// those of the table.
#[test]
fn only_the_modules_of_the_table_touch_the_machine() {
    let lib = read("src/lib.rs");
    let expects =
        lib.split("\n#[expect(").skip(1).filter(|rest| rest.trim_start().starts_with("clippy::disallowed"));
    let lifted = expects.map(|rest| {
        let name = rest.split("mod ").nth(1).and_then(|rest| rest.split(';').next());
        name.expect("a module follows").to_owned()
    });
    let lifted: BTreeSet<String> = lifted.collect();
    let touching = modules().into_iter().filter(|(_, module)| module.touches_machine).map(|(name, _)| name);
    assert_eq!(lifted, touching.collect::<BTreeSet<String>>());
    for (path, text) in sources() {
        // What is lifted further down would be seen by nobody who reads the table.
        let is_lifted = text.contains("clippy::disallowed") && path.components().count() > 1;
        assert!(!is_lifted, "src/{} lifts what clippy.toml forbids", path.display());
    }
}

#[test]
fn every_file_says_what_it_is() {
    let silent = sources().into_iter().filter(|(_, text)| !text.starts_with("//! "));
    let silent: Vec<PathBuf> = silent.map(|(path, _)| path).collect();
    assert!(
        silent.is_empty(),
        "these files do not begin with a `//!` line that says what they are: {silent:#?}"
    );
}

#[test]
fn a_library_is_known_in_one_place() {
    let homes: Vec<(String, String)> = table("library")
        .into_iter()
        .map(|cells| (code(&cells[0]).remove(0), code(&cells[1]).remove(0)))
        .collect();
    assert!(homes.len() > 10, "{homes:?}");
    let mut faults = Vec::new();
    let mut unused: BTreeSet<&str> = homes.iter().map(|(library, _)| library.as_str()).collect();
    for (path, text) in sources() {
        for (library, home) in &homes {
            if !names_library(&text, library) {
                continue;
            }
            unused.remove(library.as_str());
            if !path.starts_with(home) {
                faults.push(format!("src/{}: only `{home}` knows {library}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    assert!(unused.is_empty(), "{PAGE} names libraries that nobody uses: {unused:?}");
}

/// Markup stands in templates. What is finished (running text, icons, curves) comes from one module, and its type is what lets it
/// through unescaped: no template needs a filter for that.
#[test]
fn markup_is_built_in_one_module_and_text_is_always_escaped() {
    let home = Path::new("emit/html/markup");
    let tags =
        sources().into_iter().filter(|(path, text)| !path.starts_with(home) && text.contains("raw(\"<"));
    let tags: Vec<PathBuf> = tags.map(|(path, _)| path).collect();
    assert_eq!(tags, Vec::<PathBuf>::new(), "only `{}` builds a tag", home.display());
    for (name, text) in journey::emit::html::TEMPLATES {
        let is_let_through = text.contains("|safe") || text.contains("| safe") || text.contains("autoescape");
        assert!(!is_let_through, "templates/{name} lets through what may be text");
    }
}

/// Returns whether a text has a path that begins with a library, and not with a module or crate whose name ends alike.
fn names_library(text: &str, library: &str) -> bool {
    let paths = [format!("{library}::"), format!("use {library};")];
    paths.iter().any(|path| {
        let part_of_name =
            |at: usize| text[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_');
        text.match_indices(path).any(|(at, _)| !part_of_name(at) && !text[..at].ends_with("::"))
    })
}

fn modules() -> BTreeMap<String, Module> {
    let row = |cells: Vec<String>| {
        let module =
            Module { may_use: code(&cells[2]).into_iter().collect(), touches_machine: !cells[3].is_empty() };
        (code(&cells[0]).remove(0), module)
    };
    table("module").into_iter().map(row).collect()
}

/// Returns the rows of the table on the page whose first column has this title.
fn table(title: &str) -> Vec<Vec<String>> {
    let page = read(PAGE);
    let head = format!("| {title} |");
    let rows = page.lines().skip_while(|line| !line.starts_with(&head)).skip(2);
    let rows: Vec<Vec<String>> = rows
        .map_while(|line| line.strip_prefix('|')?.strip_suffix('|'))
        .map(|row| row.split('|').map(|cell| cell.trim().to_owned()).collect())
        .collect();
    assert!(!rows.is_empty(), "{PAGE} has no table of each {title}");
    rows
}

/// Returns what stands between back-ticks.
fn code(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).expect("the file is there, and UTF-8")
}

/// Returns every source file, by its path below `src`.
fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("the entry can be read").path();
            match path.is_dir() {
                true => walk(&path, files),
                false => files.push(path),
            }
        }
    }
    let root = root().join("src");
    let mut files = Vec::new();
    walk(&root, &mut files);
    files.sort();
    let rust = files.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).expect("a source file is UTF-8");
        (path.strip_prefix(&root).expect("it lies below the root").to_owned(), text)
    };
    rust.map(read).collect()
}

/// Returns the module that a file belongs to; `lib.rs` and `main.rs` belong to none.
fn module_of(path: &Path) -> Option<String> {
    let mut parts = path.components();
    let first = parts.next()?.as_os_str().to_str()?;
    parts.next().is_some().then(|| first.to_owned())
}

/// Returns the modules named behind `crate::`.
fn used_modules(text: &str, modules: &BTreeMap<String, Module>) -> BTreeSet<String> {
    assert!(!text.contains("crate::{"), "modules are imported one by one, so that this test can see them");
    let uses = text.split("crate::").skip(1);
    let names = uses.map(|rest| {
        rest.chars().take_while(|letter| letter.is_ascii_lowercase() || *letter == '_').collect::<String>()
    });
    names.filter(|name| modules.contains_key(name)).collect()
}

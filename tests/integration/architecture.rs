//! The direction in which modules may use each other, and who alone knows a library.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Each module of the crate, and those it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("colour", &[]),
    ("diagnostic", &["source"]),
    ("syntax", &["source", "diagnostic"]),
    ("vocabulary", &[]),
    ("model", &["source", "diagnostic", "syntax", "vocabulary"]),
    ("words", &["syntax", "vocabulary", "model"]),
    ("insight", &["source", "syntax", "vocabulary", "model", "words"]),
    ("layout", &[]),
    ("lints", &["source", "colour", "diagnostic", "vocabulary", "model", "insight"]),
    ("allow", &["source", "diagnostic", "syntax", "lints"]),
    ("yaml", &["source", "diagnostic"]),
    ("data", &["source", "diagnostic", "syntax", "model", "yaml"]),
    (
        "emit",
        &["source", "colour", "diagnostic", "syntax", "vocabulary", "model", "words", "insight", "layout"],
    ),
    ("output", &["source", "emit"]),
    ("reference", &["diagnostic", "vocabulary", "lints"]),
    ("config", &["source", "colour", "diagnostic", "words", "emit", "lints", "yaml"]),
    ("compile", &["source", "diagnostic", "syntax", "model", "lints", "allow", "data"]),
    ("project", &["source", "diagnostic", "config", "data", "compile", "model", "lints", "emit"]),
    ("session", &["source", "diagnostic", "model", "lints", "emit", "output", "compile", "project"]),
    ("watch", &["source", "diagnostic", "syntax", "config", "data", "project"]),
    ("server", &[]),
    (
        "cli",
        &[
            "source",
            "diagnostic",
            "vocabulary",
            "config",
            "data",
            "project",
            "emit",
            "output",
            "session",
            "watch",
            "server",
            "model",
            "compile",
            "lints",
            "reference",
        ],
    ),
];

/// Libraries that one part of the crate alone knows.
const KNOWN_ONLY_TO: &[(&str, &str)] = &[
    ("pest", "syntax"),
    ("minijinja", "emit/html"),
    ("miette", "cli/report/pretty.rs"),
    ("clap", "cli"),
    ("crossterm", "cli/watch/keys.rs"),
    ("notify", "watch/events.rs"),
    ("axum", "server"),
    ("tokio", "server"),
    ("serde_yaml", "yaml"),
];

/// What must not read files, clocks or the environment.
const PURE: &[&str] = &[
    "syntax",
    "vocabulary",
    "model",
    "words",
    "insight",
    "layout",
    "lints",
    "allow",
    "reference",
    "yaml",
    "data",
    "emit",
    "compile",
];

#[test]
fn modules_use_only_what_stands_before_them() {
    let allowed: BTreeMap<&str, BTreeSet<&str>> =
        MAY_USE.iter().map(|(module, uses)| (*module, uses.iter().copied().collect())).collect();
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let Some(module) = module_of(&path) else { continue };
        let uses = allowed.get(&*module).unwrap_or_else(|| panic!("`{module}` has no row in this test"));
        for used in used_modules(&text) {
            if used != module && !uses.contains(&*used) {
                faults.push(format!("{}: `{module}` uses `{used}`", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn a_library_is_known_in_one_place() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        for (library, home) in KNOWN_ONLY_TO {
            let names_it =
                text.contains(&format!("{library}::")) || text.contains(&format!("use {library};"));
            if names_it && !path.starts_with(home) {
                faults.push(format!("{}: only `{home}` knows {library}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
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

#[test]
fn the_compiler_reads_nothing_by_itself() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        if !PURE.iter().any(|module| path.starts_with(module)) {
            continue;
        }
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for word in ["std::fs", "std::env", "std::time", "SystemTime", "Zoned::now", "std::process"] {
            if code.contains(word) {
                faults.push(format!("{}: `{word}`", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
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
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
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
fn used_modules(text: &str) -> BTreeSet<String> {
    assert!(!text.contains("crate::{"), "modules are imported one by one, so that this test can see them");
    let uses = text.split("crate::").skip(1);
    let names = uses.map(|rest| {
        rest.chars().take_while(|letter| letter.is_ascii_lowercase() || *letter == '_').collect::<String>()
    });
    names.filter(|name| MAY_USE.iter().any(|(module, _)| module == name)).collect()
}

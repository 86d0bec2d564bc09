//! What each part of the pipeline costs: `cargo bench`.

#![expect(clippy::disallowed_methods, reason = "it writes the projects that it measures")]

mod generator;

use std::sync::Arc;

use camino::{Utf8Path, Utf8PathBuf};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use generator::DataKind;
use jiff::civil::{Date, date};
use journey::compile::{Compilation, Compiler, Input};
use journey::emit::{Emitter, Format, Options};
use journey::lints::{self, Levels, LintContext, Mentions};
use journey::model::{Id, Model};
use journey::project::{Changes, Project};
use journey::session::{Session, Settings, Unsaved};
use journey::source::{NoFiles, SourceFile};
use journey::syntax;
use tempfile::TempDir;

const JOURNEYS: [usize; 2] = [1, 100];

fn main() {
    divan::main();
}

#[divan::bench(args = JOURNEYS)]
fn parse(bencher: Bencher<'_, '_>, journeys: usize) {
    let sources = sources(journeys);
    let bytes: usize = sources.iter().map(|source| source.text().len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        for source in &sources {
            black_box(syntax::parse(source));
        }
    });
}

#[divan::bench(args = JOURNEYS)]
fn compile(bencher: Bencher<'_, '_>, journeys: usize) {
    let sources = sources(journeys);
    bencher.counter(ItemsCount::new(journeys)).bench(|| compiled(&sources));
}

/// All lints, to be seen beside `parse`.
#[divan::bench(args = JOURNEYS)]
fn lints(bencher: Bencher<'_, '_>, journeys: usize) {
    let sources = sources(journeys);
    let compilation = compiled(&sources);
    let model = compilation.model().expect("what is generated has no error");
    let bytes: usize = sources.iter().map(|source| source.text().len()).sum();
    let journeys = || (0..model.journeys.len()).map(Id::new);
    bencher.counter(BytesCount::new(bytes)).bench(|| {
        let of_texts: usize = sources.iter().map(|source| lints::of_text(source).count()).sum();
        let cx = LintContext::new(model, TODAY, &[], Mentions::of(model));
        let of_journeys: usize = journeys().map(|id| lints::of_journey(&cx, id).count()).sum();
        of_texts + of_journeys + lints::of_project(&cx).count()
    });
}

#[divan::bench]
fn csv(bencher: Bencher<'_, '_>) {
    data(bencher, DataKind::Csv);
}

#[divan::bench]
fn json_data(bencher: Bencher<'_, '_>) {
    data(bencher, DataKind::Json);
}

/// Reads a data file of 100,000 values.
fn data(bencher: Bencher<'_, '_>, kind: DataKind) {
    let file = generator::data(100, 100_000, kind);
    let file = SourceFile::new(file.path, file.text);
    bencher.counter(BytesCount::new(file.text().len())).bench(|| journey::data::read(&file));
}

#[divan::bench(args = JOURNEYS)]
fn html(bencher: Bencher<'_, '_>, journeys: usize) {
    emit(bencher, journeys, Format::Html);
}

#[divan::bench(args = JOURNEYS)]
fn mermaid(bencher: Bencher<'_, '_>, journeys: usize) {
    emit(bencher, journeys, Format::Mermaid);
}

#[divan::bench(args = JOURNEYS)]
fn markdown(bencher: Bencher<'_, '_>, journeys: usize) {
    emit(bencher, journeys, Format::Markdown);
}

#[divan::bench(args = JOURNEYS)]
fn checklist(bencher: Bencher<'_, '_>, journeys: usize) {
    emit(bencher, journeys, Format::Checklist);
}

#[divan::bench(args = JOURNEYS)]
fn json(bencher: Bencher<'_, '_>, journeys: usize) {
    emit(bencher, journeys, Format::Json);
}

/// Makes every artifact of one format.
fn emit(bencher: Bencher<'_, '_>, journeys: usize, format: Format) {
    let compilation = compiled(&sources(journeys));
    let model: &Model = compilation.model().expect("a generated project has no error");
    let options = Options {
        title: "Generated".to_owned(),
        way_to_root: Some("..".to_owned()),
        today: date(2026, 11, 21),
        formats: vec![format],
        ..Options::default()
    };
    bencher.counter(ItemsCount::new(journeys)).bench(|| {
        let emitter = Emitter::new(model, &options, &NoFiles);
        let artifacts = emitter.plan();
        artifacts
            .iter()
            .map(|planned| emitter.make(planned, None).expect("the templates are sound").bytes.len())
            .sum::<usize>()
    });
}

/// From a file that was saved to the bytes of its page, in a project that is being watched.
#[divan::bench(args = [1, 100, 1_000])]
fn edit(bencher: Bencher<'_, '_>, journeys: usize) {
    let folder = on_disk(journeys);
    let root = root(&folder);
    let file = root.join("journeys/000/journey-0.journey");
    let text = std::fs::read_to_string(&file).expect("it was written");
    let mut session = Session::new(Project::open(root), Settings::default());
    session.update(&Changes::Anything, &Unsaved::new(), TODAY);
    let changes = Changes::Paths([file.clone()].into());
    let mut number = 0;
    bencher.bench_local(|| {
        number += 1;
        std::fs::write(&file, text.replace("gym near work", &format!("gym number {number}")))
            .expect("there is room");
        page(&mut session, &changes)
    });
}

/// The same for somebody who has built nothing yet: what `edit` saves.
#[divan::bench(args = [1, 100, 1_000])]
fn first_build(bencher: Bencher<'_, '_>, journeys: usize) {
    let folder = on_disk(journeys);
    bencher.bench_local(|| {
        let mut session = Session::new(Project::open(root(&folder)), Settings::default());
        page(&mut session, &Changes::Anything)
    });
}

const TODAY: Date = date(2026, 11, 21);

/// Returns the page of the first journey after an update.
fn page(session: &mut Session, changes: &Changes) -> Arc<[u8]> {
    let build =
        session.update(changes, &Unsaved::new(), TODAY).build.expect("a generated project has no error");
    let page = build.artifact(Utf8Path::new("journeys/journey-0.html"));
    page.expect("the templates are sound").expect("it is planned")
}

fn on_disk(journeys: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room");
    for file in generator::project(journeys) {
        let path = folder.path().join(file.path);
        std::fs::create_dir_all(path.parent().expect("every file lies in the folder"))
            .expect("there is room");
        std::fs::write(path, file.text).expect("there is room");
    }
    folder
}

fn root(folder: &TempDir) -> Utf8PathBuf {
    let path = folder.path().canonicalize().expect("it is there");
    Utf8PathBuf::from_path_buf(path).expect("its name is UTF-8")
}

fn sources(journeys: usize) -> Vec<Arc<SourceFile>> {
    let files = generator::project(journeys).into_iter().filter(|file| file.path.ends_with(".journey"));
    files.map(|file| Arc::new(SourceFile::new(file.path, file.text))).collect()
}

fn compiled(sources: &[Arc<SourceFile>]) -> Compilation {
    let levels = Levels::default();
    let today = jiff::civil::date(2026, 11, 21);
    let input = Input {
        sources,
        is_whole: true,
        data: &[],
        files: &NoFiles,
        today,
        levels: Some(&levels),
        accents: &[],
    };
    Compiler::default().compile(&input)
}

//! What each part of the pipeline costs: `cargo bench`.

mod generator;

use std::collections::BTreeSet;
use std::sync::Arc;

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use generator::DataKind;
use jiff::civil::date;
use journey::compile::{self, Compilation, Input};
use journey::emit::{Emitter, Format, Options};
use journey::lints::{self, Levels};
use journey::model::Model;
use journey::source::{NoFiles, SourceFile};
use journey::syntax;

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
    bencher
        .counter(BytesCount::new(bytes))
        .bench(|| lints::check(&lints::Context::new(model, date(2026, 11, 21), &[]), &sources));
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
        language: "en".to_owned(),
        today: date(2026, 11, 21),
        formats: vec![format],
        templates: Vec::new(),
        theme: journey::emit::html::Theme::default(),
        hidden: BTreeSet::new(),
        blank_lanes: false,
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
    compile::compile(&input)
}

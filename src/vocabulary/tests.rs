//! The keywords agree with the table.

use super::*;

/// Returns whether the enum that reads a block has a keyword of this spelling.
fn is_keyword(block: BlockKind, name: &str) -> bool {
    match block {
        BlockKind::File => FileKeyword::named(name).is_some(),
        BlockKind::Persona => PersonaKeyword::named(name).is_some(),
        BlockKind::Team => TeamKeyword::named(name).is_some(),
        BlockKind::Channel => ChannelKeyword::named(name).is_some(),
        BlockKind::Source => SourceKeyword::named(name).is_some(),
        BlockKind::Lane => AboutKeyword::named(name).is_some(),
        BlockKind::SharedStage => SharedStageKeyword::named(name).is_some(),
        BlockKind::Journey => JourneyKeyword::named(name).is_some(),
        BlockKind::Stage => StageKeyword::named(name).is_some(),
        BlockKind::Touchpoint | BlockKind::Step | BlockKind::TeamStep => {
            TouchpointKeyword::named(name).is_some()
        }
        BlockKind::OneOf => OneOfKeyword::named(name).is_some(),
        BlockKind::For | BlockKind::StepFor => ForKeyword::named(name).is_some(),
        BlockKind::Claim => ClaimKeyword::named(name).is_some(),
        BlockKind::Activity => ActivityKeyword::named(name).is_some(),
        BlockKind::Question => QuestionKeyword::named(name).is_some(),
        BlockKind::Pain => PainKeyword::named(name).is_some(),
        BlockKind::BrightSpot => BrightSpotKeyword::named(name).is_some(),
        BlockKind::Opportunity => OpportunityKeyword::named(name).is_some(),
        BlockKind::Kpi => KpiKeyword::named(name).is_some(),
    }
}

/// A group that a block forgets would be missing only when somebody writes its word.
#[test]
fn every_word_of_a_block_is_one_of_its_keywords() {
    for word in WORDS {
        for block in word.blocks {
            assert!(is_keyword(*block, word.name), "`{}` in {}", word.name, block.described());
        }
    }
}

/// A keyword that serves two rows has one list of slots.
#[test]
fn rows_of_one_keyword_take_the_same() {
    let rows: Vec<&Word> =
        Word::named("for").filter(|word| !word.blocks.contains(&BlockKind::Opportunity)).collect();
    let [touchpoint, step] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!(touchpoint.signature(), step.signature());
}

#[test]
fn slots_count_from_the_first() {
    let Some(JourneyKeyword::Reviewed { on, every }) = JourneyKeyword::named("reviewed") else { panic!() };
    assert_eq!((on.index(), every.index()), (0, 1));
    assert!(matches!(
        ForKeyword::named("sees"),
        Some(ForKeyword::Experience(ExperienceKeyword::Sees { .. }))
    ));
    assert!(ForKeyword::named("owner").is_none());
}

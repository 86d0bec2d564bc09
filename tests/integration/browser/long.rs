//! A journey far longer than people draw: 120 touchpoints, three personas who each have their own words.

use std::fmt::Write;

const STAGES: usize = 12;
const TOUCHPOINTS: usize = 10;

/// Returns the files of the project.
pub(super) fn project() -> Vec<(String, Vec<u8>)> {
    let mut text = String::from(
        "team web \"Web\"\nteam care \"Care\"\n\
         source interviews \"Interviews with new customers\" { kind interview; on 2026-10-30; sample 41 }\n\
         persona sam \"Sam\"\npersona mona \"Mona\"\npersona ines \"Ines\"\n\
         journey long \"A long journey\" {\n persona sam, mona, ines\n owner web\n",
    );
    for stage in 0..STAGES {
        write_stage(&mut text, stage).expect("a string takes any text");
    }
    text.push_str("}\n");
    vec![("long.journey".to_owned(), text.into_bytes())]
}

fn write_stage(text: &mut String, stage: usize) -> std::fmt::Result {
    writeln!(
        text,
        "stage s{stage} \"Stage {stage}\" {{\n goal \"Get on without asking anybody\"\n takes 2 days"
    )?;
    for place in 0..TOUCHPOINTS {
        let (number, score) = (stage * TOUCHPOINTS + place, (stage * 3 + place * 7) % 5);
        writeln!(text, "touchpoint t{number} \"Touchpoint number {number}\" {{")?;
        writeln!(text, "  channel {}", ["website", "email, app", "store", "phone"][number % 4])?;
        writeln!(text, "  does \"Starts the form on a phone, between two meetings\"")?;
        writeln!(text, "  thinks \"Why do they need all this from me again?\"")?;
        writeln!(text, "  feels {} \"busy\"", ["-2", "-1", "0", "+1", "+2"][score])?;
        writeln!(text, "  backstage \"Somebody checks the calendar by hand\" {{ owner care }}")?;
        for (persona, shift) in [("mona", 1), ("ines", 3)] {
            let score = ["-2", "-1", "0", "+1", "+2"][(score + shift) % 5];
            writeln!(
                text,
                "  for {persona} {{ says \"Is there a class at seven?\"; feels {score} \"hopeful\" }}"
            )?;
        }
        if place % 3 == 0 {
            writeln!(text, "  moment-of-truth")?;
            writeln!(
                text,
                "  pain p{number} \"It takes too many fields\" {{ severity high; affects 38%; cites interviews }}"
            )?;
            writeln!(
                text,
                "  opportunity o{number} \"Cut it to four fields\" {{ solves p{number}; improves k{stage}; impact high; effort low; due 2027-01-15 }}"
            )?;
            writeln!(text, "  -> exit \"gives up\" 12%")?;
        }
        writeln!(text, "}}")?;
    }
    writeln!(
        text,
        "kpi k{stage} \"Rate of stage {stage}\" {{ metric conversion-rate; baseline 18%; target >= 30% by 2026-12-31; actual 22.4% on 2026-11-01 }}"
    )?;
    writeln!(text, "}}")
}

//! How a persona is recognised: colour, dash and marker.

use crate::insight::Marker;


/// The classes of personas: each has a colour and a dash of five, and one of five markers of its own.
const CLASSES: [&str; 25] = [
    "p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8", "p9", "p10", "p11", "p12", "p13", "p14", "p15", "p16",
    "p17", "p18", "p19", "p20", "p21", "p22", "p23", "p24", "p25",
];

/// Returns the class of the persona with this number, from 0. The first 25 all look different.
pub fn class(number: usize) -> &'static str {
    CLASSES[number % CLASSES.len()]
}

/// Returns the name of the colour of the persona with this number: from the sixth on colours begin anew.
pub fn colour(number: usize) -> &'static str {
    CLASSES[number % 5]
}

/// Returns the shape of a persona's marker. Each round of colours begins with another, so that no pair comes twice.
pub fn marker(number: usize) -> &'static str {
    match (number + number / 5) % 5 {
        0 => r#"<circle cx="18" cy="6" r="4.5" fill="var(--c)"/>"#,
        1 => {
            r#"<rect x="14.5" y="2.5" width="7" height="7" fill="var(--paper)" stroke="var(--c)" stroke-width="2"/>"#
        }
        2 => r#"<path d="M18 .5 23.5 10.5h-11z" fill="var(--c)"/>"#,
        3 => r#"<circle cx="18" cy="6" r="4" fill="var(--paper)" stroke="var(--c)" stroke-width="2"/>"#,
        _ => r#"<rect x="14" y="2" width="8" height="8" fill="var(--c)"/>"#,
    }
}

/// Returns the class of a persona on the pages about the project: in colour only where no map contradicts it.
pub fn class_of(marker: Marker) -> &'static str {
    match marker {
        Marker::Shared(number) => class(number),
        Marker::Neutral(number) => ["p0", "p0 p2", "p0 p3"][number % 3],
    }
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, class, colour, marker};

    const BASE: &str = include_str!("../../../templates/style/base.css");
    const CURVE: &str = include_str!("../../../templates/style/map/curve.css");

    type Rgb = [f64; 3];

    /// How a colour looks to somebody without red, green or blue cones, in linear RGB: Machado, Oliveira and Fernandes,
    /// "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15 (2009), severity 1.
    const VISIONS: [(&str, [Rgb; 3]); 4] = [
        ("normal", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
        (
            "protan",
            [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
        ),
        (
            "deutan",
            [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
        ),
        (
            "tritan",
            [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        ),
    ];

    /// Returns a token of the style sheet in linear RGB: in light, then in dark.
    fn token(name: &str) -> [Rgb; 2] {
        let start = BASE.find(&format!("--{name}:")).unwrap_or_else(|| panic!("no token `{name}`"));
        let value = BASE[start..].split_once("light-dark(").unwrap().1.split_once(')').unwrap().0;
        let (light, dark) = value.split_once(", ").unwrap();
        [linear(light), linear(dark)]
    }

    fn linear(hex: &str) -> Rgb {
        [1, 3, 5].map(|at| {
            let part = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }

    fn times(matrix: &[Rgb; 3], [a, b, c]: Rgb) -> Rgb {
        matrix.map(|[x, y, z]| x * a + y * b + z * c)
    }

    /// Returns a colour in OKLab (Björn Ottosson, 2020), in which distances are about those that are seen.
    fn oklab(colour: Rgb) -> Rgb {
        let cones = times(
            &[
                [0.412_221_470_8, 0.536_332_536_3, 0.051_445_992_9],
                [0.211_903_498_2, 0.680_699_545_1, 0.107_396_956_6],
                [0.088_302_461_9, 0.281_718_837_6, 0.629_978_700_5],
            ],
            colour.map(|part| part.clamp(0.0, 1.0)),
        );
        times(
            &[
                [0.210_454_255_3, 0.793_617_785_0, -0.004_072_046_8],
                [1.977_998_495_1, -2.428_592_205_0, 0.450_593_709_9],
                [0.025_904_037_1, 0.782_771_766_2, -0.808_675_766_0],
            ],
            cones.map(f64::cbrt),
        )
    }

    fn difference(one: Rgb, other: Rgb) -> f64 {
        let squares = oklab(one).into_iter().zip(oklab(other)).map(|(a, b)| (a - b).powi(2));
        squares.sum::<f64>().sqrt()
    }

    fn contrast(one: Rgb, other: Rgb) -> f64 {
        let luminance = |[r, g, b]: Rgb| 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
        let (one, other) = (luminance(one), luminance(other));
        one.max(other) / one.min(other)
    }

    #[test]
    fn the_colours_can_be_told_apart_with_any_eyes() {
        for (theme, name) in ["light", "dark"].into_iter().enumerate() {
            for one in 1..=5 {
                for other in one + 1..=5 {
                    let [a, b] = [one, other].map(|number| token(&format!("p{number}"))[theme]);
                    for (vision, matrix) in &VISIONS {
                        let seen = difference(times(matrix, a), times(matrix, b));
                        // The first three are set; those added to them lie further apart than they do.
                        let least = if other > 3 { 0.1 } else { 0.06 };
                        assert!(seen >= least, "p{one} and p{other}, {name}, {vision}: {seen:.3}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_colours_can_be_read_as_words() {
        for number in 1..=5 {
            for ground in ["paper", "panel"] {
                for (theme, name) in ["light", "dark"].into_iter().enumerate() {
                    let found = contrast(token(&format!("p{number}"))[theme], token(ground)[theme]);
                    assert!(found >= 4.5, "p{number} on {ground}, {name}: {found:.2}");
                }
            }
        }
    }

    /// Returns the numbers of the personas, from 0, that a rule of a style sheet is for.
    fn personas_of(style: &str, rule: &str, before: &str) -> Vec<usize> {
        let line = style.lines().find(|line| line.contains(before) && line.contains(rule));
        let line = line.unwrap_or_else(|| panic!("no rule with `{before}` and `{rule}`"));
        let list = line.split_once(rule).unwrap().1.split_once(')').unwrap().0;
        list.split(", ").map(|class| class.trim_start_matches(".p").parse::<usize>().unwrap() - 1).collect()
    }

    #[test]
    fn no_two_of_25_personas_look_alike() {
        let looks: Vec<_> = (0..CLASSES.len()).map(|number| (colour(number), marker(number))).collect();
        for (number, look) in looks.iter().enumerate() {
            assert!(!looks[..number].contains(look), "{}", class(number));
        }
    }

    #[test]
    fn the_style_sheets_agree_with_the_keys() {
        let of = |part: &dyn Fn(usize) -> bool| (0..CLASSES.len()).filter(|n| part(*n)).collect::<Vec<_>>();
        for first in 0..5 {
            let same_colour = of(&|number| colour(number) == colour(first));
            let rule =
                BASE.split(":is(").find(|rule| rule.contains(&format!("{{ --c: var(--p{}); }}", first + 1)));
            let listed = rule.unwrap().split_once(')').unwrap().0;
            let classes: Vec<String> =
                same_colour.iter().map(|number| format!(".{}", class(*number))).collect();
            assert_eq!(listed, classes.join(", "));
            if first > 0 {
                let dash = format!(".curve:is(.p{}, ", first + 1);
                let rest = personas_of(BASE, &dash, "stroke-dasharray");
                assert_eq!(rest, same_colour[1..]);
            }
        }
        // Every marker but the filled circle, which is the one without a rule, and what its rule sets.
        let shapes = [(1, "solid var(--c)"), (2, "transparent"), (3, "11px"), (4, "border-radius: 1px; }")];
        for (first, sets) in shapes {
            let alike = of(&|number| marker(number) == marker(first));
            let rule = format!(".pt:is(.p{}, ", first + 1);
            assert_eq!(personas_of(CURVE, &rule, sets), alike[1..], "{sets}");
        }
    }
}

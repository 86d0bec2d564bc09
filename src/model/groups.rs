//! What belongs where, found in one walk over a list instead of one for every place.

use super::{BrightSpot, Journey, Kpi, Opportunity, Pain, Place, Question};

/// Items by what they belong to, each group in the order in which they came.
#[derive(Debug)]
pub struct Groups<'a, K, T> {
    /// Sorted by the key.
    items: Vec<(K, &'a T)>,
}

impl<'a, K: Ord + Copy, T> Groups<'a, K, T> {
    /// Returns items in the groups of their keys.
    pub fn new(items: impl IntoIterator<Item = (K, &'a T)>) -> Self {
        let mut items: Vec<_> = items.into_iter().collect();
        items.sort_by_key(|(key, _)| *key);
        Self { items }
    }

    /// Returns the items of one group.
    pub fn at(&self, key: K) -> impl Iterator<Item = &'a T> + use<'a, '_, K, T> {
        let start = self.items.partition_point(|(other, _)| *other < key);
        self.items[start..].iter().take_while(move |(other, _)| *other == key).map(|(_, item)| *item)
    }
}

/// What stands in each block of a journey: in exactly this one, and not in those within.
#[derive(Debug)]
pub struct ByPlace<'j> {
    /// The pains.
    pub pains: Groups<'j, Place, Pain>,
    /// What works and must be kept.
    pub bright_spots: Groups<'j, Place, BrightSpot>,
    /// The KPIs.
    pub kpis: Groups<'j, Place, Kpi>,
    /// The opportunities.
    pub opportunities: Groups<'j, Place, Opportunity>,
    /// The questions.
    pub questions: Groups<'j, Place, Question>,
}

impl Journey {
    /// Returns what stands in each block. It walks over the whole journey: whoever asks for many blocks keeps it.
    pub fn by_place(&self) -> ByPlace<'_> {
        let kpis = self.kpis.iter().filter_map(|kpi| Some((kpi.place?, kpi)));
        let opportunities = self.opportunities.iter();
        ByPlace {
            pains: Groups::new(self.pains.iter().map(|pain| (pain.place, pain))),
            bright_spots: Groups::new(self.bright_spots.iter().map(|spot| (spot.place, spot))),
            kpis: Groups::new(kpis),
            opportunities: Groups::new(
                opportunities.filter_map(|opportunity| Some((opportunity.place?, opportunity))),
            ),
            questions: Groups::new(self.questions.iter().map(|question| (question.place, question))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Groups;

    #[test]
    fn a_group_has_its_items_in_their_order() {
        let words = ["beta", "alpha", "bravo", "delta", "bar"];
        let groups = Groups::new(words.iter().map(|word| (word.as_bytes()[0], word)));
        let of = |key| groups.at(key).copied().collect::<Vec<_>>();
        assert_eq!(of(b'b'), ["beta", "bravo", "bar"]);
        assert_eq!(of(b'd'), ["delta"]);
        assert_eq!(of(b'c'), [""; 0]);
        assert_eq!(of(b'z'), [""; 0]);
    }
}

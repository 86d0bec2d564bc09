//! What the rows of several tables have.

use crate::emit::html::page::Page;
use crate::emit::html::view::TeamLink;
use crate::model::{Hidden, TeamId};

/// Returns who answers for a row, or that nobody does; nothing where owners are hidden.
pub fn owner<'a>(page: &Page<'a>, owner: Option<TeamId>) -> Option<TeamLink<'a>> {
    (!page.model.hides(Hidden::Owners)).then(|| team(page, owner))
}

/// Returns a team with the way to its page.
pub fn team<'a>(page: &Page<'a>, team: Option<TeamId>) -> TeamLink<'a> {
    TeamLink { href: team.map(|team| page.team_href(team)), title: page.team(team) }
}

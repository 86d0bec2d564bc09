//! Where a project names what it declares once for all its journeys.

use crate::source::{FilePath, Span};

use super::{Declared, Journey, Model, Reference};

/// Who is told of every mention: what is named, in which file, and where in it.
pub type Listener<'l> = &'l mut dyn FnMut(Declared, &FilePath, Span);

impl Journey {
    /// Tells of every name in the journey that stands for something declared once, in one pass.
    pub fn mentions(&self, listener: Listener<'_>) {
        self.for_each_ref(&mut |reference| tell(reference, &mut *listener));
    }
}

impl Model {
    /// Tells of every such name outside of the journeys: in personas, and in the project's own KPIs and opportunities.
    pub fn mentions_beside_journeys(&self, listener: Listener<'_>) {
        self.for_each_ref_beside_journeys(&mut |reference| tell(reference, &mut *listener));
    }
}

fn tell(reference: Reference<'_>, listener: Listener<'_>) {
    if let Some(declared) = reference.target.filter(|declared| declared.is_of_project()) {
        listener(declared, reference.file, reference.span);
    }
}

//! The columns of a map.

use std::ops::Range;

use crate::model::{Journey, StageId, TouchpointId};

/// The columns of a map: a touchpoint each, and an empty one for a stage without any.
#[derive(Debug)]
pub struct Columns {
    columns: Vec<Option<TouchpointId>>,
    stages: Vec<Range<usize>>,
    of_touchpoint: Vec<usize>,
}

impl Columns {
    /// Returns the columns of a journey.
    pub fn of(journey: &Journey) -> Self {
        let mut columns = Vec::new();
        let mut stages = Vec::new();
        let mut of_touchpoint = vec![0; journey.touchpoints.len()];
        for stage in &journey.stages {
            let start = columns.len();
            for touchpoint in stage.touchpoint_ids() {
                of_touchpoint[touchpoint.index()] = columns.len();
                columns.push(Some(touchpoint));
            }
            if columns.len() == start {
                columns.push(None);
            }
            stages.push(start..columns.len());
        }
        Self { columns, stages, of_touchpoint }
    }

    /// Returns the number of columns.
    pub fn len(&self) -> usize {
        self.columns.len()
    }

    /// Returns the columns in order: what stands in each, and whether it is the first of its stage.
    pub fn iter(&self) -> impl Iterator<Item = (Option<TouchpointId>, bool)> + '_ {
        let firsts = self.stages.iter().flat_map(|stage| stage.clone().map(|column| column == stage.start));
        self.columns.iter().copied().zip(firsts)
    }

    /// Returns the run of a curve to which each column belongs; an empty one to that of the touchpoint before it.
    pub fn runs(&self, journey: &Journey) -> Vec<usize> {
        let of_touchpoints = journey.runs();
        let mut run = 0;
        let of_column = |column: &Option<TouchpointId>| {
            run = column.map_or(run, |touchpoint| of_touchpoints[touchpoint.index()]);
            run
        };
        self.columns.iter().map(of_column).collect()
    }

    /// Returns the columns of each stage.
    pub fn stages(&self) -> &[Range<usize>] {
        &self.stages
    }

    /// Returns the columns of one stage.
    pub fn of_stage(&self, stage: StageId) -> Range<usize> {
        self.stages[stage.index()].clone()
    }

    /// Returns the column of a touchpoint.
    pub fn of_touchpoint(&self, touchpoint: TouchpointId) -> usize {
        self.of_touchpoint[touchpoint.index()]
    }
}

//! serde_yaml's deserialiser with a memory of where it is. Lists and maps make one for each value in them, and reading one
//! leads to lists and maps: so the type stands here, apart from what it does.

use super::context::ReadContext;

/// serde_yaml's deserialiser, which knows where it is, passes over what is known to be wrong, and hands a text to those
/// only who take one.
pub struct TrackedDeserializer<'c, 't, D> {
    pub context: &'c ReadContext<'t>,
    pub inner: D,
}

impl<'c, 't, D> TrackedDeserializer<'c, 't, D> {
    pub fn new(context: &'c ReadContext<'t>, inner: D) -> Self {
        Self { context, inner }
    }
}

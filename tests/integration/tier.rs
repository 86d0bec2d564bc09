//! How much a test tries: enough for every change, or with `JOURNEY_THOROUGH=1` all that is worth an hour.

/// Returns what a usual run takes, or what a thorough one takes.
pub fn size<T>(usual: T, thorough: T) -> T {
    match std::env::var("JOURNEY_THOROUGH").as_deref() {
        Ok("1") => thorough,
        Err(std::env::VarError::NotPresent) | Ok("" | "0") => usual,
        other => panic!("JOURNEY_THOROUGH is 1 or not set, not {other:?}"),
    }
}

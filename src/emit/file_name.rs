//! The names of output files, such that every system can hold them.

use std::borrow::Cow;

/// Names that Windows keeps for devices, whatever ending follows.
const DEVICES: [&str; 6] = ["aux", "con", "nul", "prn", "com", "lpt"];

/// How many of them have no number behind them.
const PLAIN_DEVICES: usize = 4;

/// Returns what the name of a file begins with that tells of the thing with this id, perhaps with an ending: the id, but where
/// Windows takes it for a device. Then a word stands before it, which makes no other name, as no id holds a point.
pub fn stem(id: &str) -> Cow<'_, str> {
    let first = id.split('.').next().unwrap_or(id);
    if is_device(first) { Cow::Owned(format!("id.{id}")) } else { Cow::Borrowed(id) }
}

fn is_device(name: &str) -> bool {
    let (plain, numbered) = DEVICES.split_at(PLAIN_DEVICES);
    let number = |device: &&str| name.strip_prefix(*device);
    let is_digit = |number: &str| matches!(number.as_bytes(), [b'0'..=b'9']);
    plain.contains(&name) || numbered.iter().filter_map(number).any(is_digit)
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn no_file_is_called_like_a_device() {
        for device in ["aux", "con", "nul", "prn", "com0", "com1", "lpt9"] {
            assert_eq!(stem(device), format!("id.{device}"));
        }
        assert_eq!(stem("aux.brief"), "id.aux.brief");
        for id in ["auxiliary", "com", "com10", "lpt", "console", "nul-1", "id"] {
            assert_eq!(stem(id), id);
        }
    }
}

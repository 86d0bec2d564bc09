//! Numbers of a drawing, written without the formatting machinery, which would be most of the work of a curve.

/// Writes a number with at most two digits behind the point, and no more than it needs.
pub fn push(text: &mut String, number: f64) {
    // Coordinates are far below 2^53 / 100.
    let hundredths = (number * 100.0).round() as i64;
    if hundredths < 0 {
        text.push('-');
    }
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    push_integer(text, whole);
    if rest > 0 {
        text.push('.');
        text.push(digit(rest / 10));
        if !rest.is_multiple_of(10) {
            text.push(digit(rest % 10));
        }
    }
}

/// Writes a whole number.
pub fn push_integer(text: &mut String, number: u64) {
    if number >= 10 {
        push_integer(text, number / 10);
    }
    text.push(digit(number % 10));
}

fn digit(value: u64) -> char {
    char::from(b'0' + value as u8)
}

#[cfg(test)]
mod tests {
    use super::push;

    #[test]
    fn a_number_has_two_digits_behind_the_point_at_most() {
        for (number, expected) in
            [(0.0, "0"), (83.333, "83.33"), (-2.5, "-2.5"), (1550.0, "1550"), (0.049, "0.05"), (-0.001, "0")]
        {
            let mut text = String::new();
            push(&mut text, number);
            assert_eq!(text, expected);
        }
    }
}

//! Points that may part thousands: `4.200` is four and a fifth to some people, and four thousand two hundred to others.

use rust_decimal::Decimal;

use super::{Misfit, Unit, Value};

/// Returns what is to be asked about a number of people, of things or of money whose point three digits follow; `None`
/// where it can be read in one way only.
pub fn ask_about_point(value: &Value) -> Option<Misfit> {
    let amount = value.amount;
    let whole = amount.trunc().abs();
    // Nobody begins thousands with a 0, nor writes more than three digits before their first mark.
    let is_grouped = amount.scale() == 3 && whole >= Decimal::ONE && whole < Decimal::ONE_THOUSAND;
    if !is_grouped || is_never_in_thousands(value.unit.as_ref()) {
        return None;
    }
    let unit = value.unit.clone().filter(|_| !value.is_bare());
    let with = |amount: Decimal| Value { amount, unit: unit.clone(), ..*value };
    Some(Misfit {
        message: format!("the point of `{}` may stand before decimals or between thousands", with(amount)),
        help: format!(
            "write `{}` or `{}`, whichever is meant",
            with(Decimal::from(amount.mantissa())),
            with(with_plain_decimals(amount))
        ),
        origin: None,
    })
}

/// Returns the same amount with another number of decimals than three.
fn with_plain_decimals(amount: Decimal) -> Decimal {
    let mut amount = amount.normalize();
    if amount.scale() == 3 {
        amount.rescale(4);
    }
    amount
}

/// Returns whether a number is a part of a whole, a time, or money of which there are a thousand small coins.
fn is_never_in_thousands(unit: Option<&Unit>) -> bool {
    match unit {
        Some(Unit::Percent | Unit::Time(_)) => true,
        Some(Unit::Named(word)) => {
            matches!(&**word, "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND")
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::ask_about_point;
    use crate::model::{Unit, Value, amount};
    use crate::source::Span;

    fn help(digits: &str, unit: Option<&str>) -> Option<String> {
        let amount = amount(digits).expect("a number");
        let value = Value { amount, unit: unit.map(Unit::from_word), span: Span::new(0, 1) };
        ask_about_point(&value).map(|misfit| misfit.help)
    }

    #[test]
    fn three_digits_behind_one_point_are_asked_about() {
        for (digits, unit, written) in [
            ("4.200", None, "write `4200` or `4.2`, whichever is meant"),
            ("41.125", None, "write `41125` or `41.1250`, whichever is meant"),
            ("-1.000", None, "write `-1000` or `-1`, whichever is meant"),
            ("12.000", Some("EUR"), "write `12000 EUR` or `12 EUR`, whichever is meant"),
            ("999.999", Some("visits"), "write `999999 visits` or `999.9990 visits`, whichever is meant"),
        ] {
            assert_eq!(help(digits, unit).as_deref(), Some(written), "{digits}");
        }
    }

    #[test]
    fn what_can_be_read_in_one_way_is_not_asked_about() {
        for (digits, unit) in [
            ("4.2", None),
            ("4.20", None),
            ("4.2000", None),
            ("4200", None),
            ("0.200", None),
            ("4200.125", None),
            ("12.125", Some("%")),
            ("1.500", Some("h")),
            ("12.125", Some("KWD")),
        ] {
            assert_eq!(help(digits, unit), None, "{digits}");
        }
    }
}

//! Shares that divide people: those of the arrows of a touchpoint, and those of the members of a `one-of`.

use rust_decimal::Decimal;

use crate::diagnostic::Code;
use crate::source::Spanned;

use super::context::LowerContext;

/// Up to here, shares count as rounded.
const ROUNDED_UP: Decimal = Decimal::from_parts(1_005, 0, 0, false, 1);
/// Below this, something is left over.
const ROUNDED_DOWN: Decimal = Decimal::from_parts(995, 0, 0, false, 1);

/// How people divide.
pub(super) struct Division {
    /// The part of each, in percent: as written, and the rest where one is left out; `None` where several are.
    pub shares: Vec<Option<Decimal>>,
    /// The part that takes none of these ways, in percent.
    pub rest: Decimal,
}

/// Returns how people divide by some shares, of which each may be left out. What takes their sum too far is reported: `of`
/// names what they belong to, `help` says what they divide.
pub(super) fn divide(
    cx: &mut LowerContext<'_>,
    shares: &[Option<Spanned<Decimal>>],
    of: &str,
    help: &str,
) -> Division {
    let rest = rest(cx, shares, of, help);
    let left_out = shares.iter().filter(|share| share.is_none()).count();
    let part = |share: &Option<Spanned<Decimal>>| match share {
        Some(share) => Some(share.value),
        None => (left_out == 1).then_some(rest),
    };
    let is_left_over = left_out == 0 && rest > Decimal::ONE_HUNDRED - ROUNDED_DOWN;
    Division {
        shares: shares.iter().map(part).collect(),
        rest: if is_left_over { rest } else { Decimal::ZERO },
    }
}

/// Returns what the written shares leave over, and reports the one that takes their sum too far.
fn rest(cx: &mut LowerContext<'_>, shares: &[Option<Spanned<Decimal>>], of: &str, help: &str) -> Decimal {
    let mut sum = Decimal::ZERO;
    let mut is_reported = false;
    for share in shares.iter().flatten() {
        sum = sum.saturating_add(share.value);
        if sum > ROUNDED_UP && !is_reported {
            let message = format!("the shares of `{of}` add up to {}%", sum.normalize());
            cx.report(cx.error(Code::SHARE_OVER_100, share.span, message).with_help(help));
            is_reported = true;
        }
    }
    (Decimal::ONE_HUNDRED - sum).max(Decimal::ZERO)
}

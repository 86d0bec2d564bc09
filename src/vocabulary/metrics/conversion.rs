//! Who becomes a customer, and what that costs and brings.

use super::metric::ConventionalStage::{Consideration, Loyalty, Onboarding, Purchase};
use super::metric::Direction::{Down, Up};
use super::metric::Metric;
use super::metric::rows::{DURATION, MONEY, PERCENT};

pub const LEAD_RATE: Metric = Metric {
    id: "lead-rate",
    title: "Lead rate",
    sample: "3.1%",
    also: &["Visit-to-lead rate", "Visitor-to-lead rate"],
    formula: "sessions in which somebody became a lead ÷ all sessions, in the same period",
    direction: Some(Up),
    stages: &[Consideration],
    tells: "How many visits end with somebody we may talk to.",
    mistakes: &[
        "Sessions and visitors are different denominators and give different rates; name one and keep it.",
        "Not every form is a lead: job applications, support requests, spam and duplicates lift the rate and \
         buy nothing.",
        "Easier forms lift the rate and can lower the quality; read it with the share of leads that become \
         customers.",
    ],
    ..PERCENT
};

pub const COST_PER_LEAD: Metric = Metric {
    id: "cost-per-lead",
    title: "Cost per lead",
    sample: "32 EUR",
    also: &["CPL"],
    formula: "marketing spend ÷ new leads, of the same campaigns and period",
    direction: Some(Down),
    stages: &[Consideration],
    tells: "What it costs to win one contact that may buy.",
    mistakes: &[
        "Media spend alone makes content and events look free; count agencies, tools and working time too.",
        "Cheap leads that never buy are dear: compare channels by the cost of a customer as well.",
        "Leads come after the spend; where that takes weeks, compare whole campaigns and not single months.",
    ],
    ..MONEY
};

pub const CUSTOMER_ACQUISITION_COST: Metric = Metric {
    id: "customer-acquisition-cost",
    title: "Customer acquisition cost",
    sample: "180 EUR",
    also: &["CAC", "Cost of acquisition"],
    formula: "marketing and sales spend with salaries ÷ new customers won by it, in the same period",
    direction: Some(Down),
    stages: &[Consideration, Purchase],
    tells: "What it costs, all in all, to win one customer.",
    mistakes: &[
        "Advertising alone is not the cost: salaries, commissions, agencies and tools belong in it.",
        "Customers who buy again are not new, and do not belong in the denominator.",
        "With a long sales cycle, this month's spend wins the customers of later months: shift the two by \
         the length of the cycle.",
    ],
    ..MONEY
};

pub const CONVERSION_RATE: Metric = Metric {
    id: "conversion-rate",
    title: "Conversion rate",
    sample: "22.4%",
    also: &["CVR", "CR", "Completion rate"],
    formula: "people who completed the step ÷ people who entered it, in the same period",
    direction: Some(Up),
    stages: &[Consideration, Purchase, Onboarding],
    tells: "How many of those who begin a step, such as a sign-up or an order, get to its end.",
    mistakes: &[
        "Name the denominator: visitors, sessions and forms begun give different rates for the same \
         sign-ups.",
        "Count the same thing above and below: buyers by visitors or orders by sessions, not orders by \
         visitors, of whom one may order twice.",
        "Small numbers swing: among 40 visitors, one buyer more is 2.5 points.",
    ],
    ..PERCENT
};

pub const CART_ABANDONMENT_RATE: Metric = Metric {
    id: "cart-abandonment-rate",
    title: "Cart abandonment rate",
    sample: "68%",
    also: &["Basket abandonment rate", "Shopping cart abandonment"],
    formula: "carts with an item that did not become an order ÷ all carts with an item, begun in the same \
        period",
    direction: Some(Down),
    stages: &[Purchase],
    tells: "How many purchases are begun and not finished.",
    mistakes: &[
        "Many fill a cart to compare or to remember; the share lost from the first step of the checkout on \
         is another figure, and nearer to what a shop can mend.",
        "Set a time after which a cart counts as left; before it, those who come back tomorrow are counted \
         as lost.",
        "Who fills the cart on the phone and buys on the laptop is one lost cart and one order, unless \
         people are known on both.",
    ],
    ..PERCENT
};

pub const WIN_RATE: Metric = Metric {
    id: "win-rate",
    title: "Win rate",
    sample: "27%",
    also: &["Close rate", "Closing rate"],
    formula: "deals won ÷ deals closed (won and lost), in the same period",
    direction: Some(Up),
    stages: &[Purchase],
    tells: "How often a deal that sales went after ends with a contract.",
    mistakes: &[
        "Open deals do not belong in the denominator: with them, the rate falls whenever the pipeline grows.",
        "Deals that fall asleep and are never marked as lost make it look better than it is.",
        "By number and by value are two rates: a team can win most deals and lose the large ones.",
    ],
    ..PERCENT
};

pub const SALES_CYCLE: Metric = Metric {
    id: "sales-cycle",
    title: "Sales cycle",
    sample: "41 days",
    also: &["Sales cycle length", "Time to close"],
    formula: "median time from the first qualified contact to the signature, of the deals won in the period",
    direction: Some(Down),
    stages: &[Consideration, Purchase],
    tells: "How long a customer takes to decide, and we to get them there.",
    mistakes: &[
        "Take the median: the mean follows the few deals that drag on for a year.",
        "Only won deals are in it: those that are still open or were lost may have taken much longer.",
        "First touch, first meeting and qualification are weeks apart; choose one beginning for all deals.",
    ],
    ..DURATION
};

pub const AVERAGE_ORDER_VALUE: Metric = Metric {
    id: "average-order-value",
    title: "Average order value",
    sample: "84 EUR",
    also: &["AOV", "Average basket value", "Average basket"],
    formula: "revenue from orders ÷ number of orders, in the same period",
    direction: Some(Up),
    stages: &[Purchase, Loyalty],
    tells: "How much customers spend at once.",
    mistakes: &[
        "It is not revenue per visitor, which is also the conversion rate's doing: a minimum order can lift \
         this value, lose buyers, and lower the revenue.",
        "A few large orders pull it up; look at the median too.",
        "Decide once whether tax, shipping, discounts and returns count, and keep to it.",
    ],
    ..MONEY
};

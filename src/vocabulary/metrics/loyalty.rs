//! Who stays, what that is worth, and who tells others.

use super::metric::ConventionalStage::{Advocacy, Consideration, Loyalty};
use super::metric::Direction::{Down, Up};
use super::metric::Metric;
use super::metric::rows::{MONEY, NUMBER, PERCENT, POINTS};

pub const RETENTION_RATE: Metric = Metric {
    id: "retention-rate",
    title: "Retention rate",
    sample: "91%",
    also: &["Customer retention", "Customer retention rate", "CRR", "Retention"],
    formula: "customers of the period's first day who still are customers on its last ÷ customers of its \
        first day",
    direction: Some(Up),
    stages: &[Loyalty],
    tells: "How many customers stay.",
    mistakes: &[
        "Customers won during the period belong neither above nor below: with them, growth hides those who \
         leave.",
        "It is 100% less the churn rate only where both speak of the same cohort and the same period.",
        "Months do not add up to a year: 98% a month are about 78% a year.",
    ],
    ..PERCENT
};

pub const CHURN_RATE: Metric = Metric {
    id: "churn-rate",
    title: "Churn rate",
    sample: "2.1%",
    also: &["Customer churn", "Churn", "Attrition rate", "Logo churn"],
    formula: "customers of the period's first day who left during it ÷ customers of its first day",
    direction: Some(Down),
    stages: &[Loyalty],
    tells: "How many customers leave.",
    mistakes: &[
        "Customers won during the period belong neither above nor below, not even those who left again.",
        "Customers and revenue are two rates: losing ten small customers is not losing one large one.",
        "Months do not add up to a year: 3% a month are about 31% a year, not 36%.",
    ],
    ..PERCENT
};

pub const NET_REVENUE_RETENTION: Metric = Metric {
    id: "net-revenue-retention",
    title: "Net revenue retention",
    sample: "104%",
    also: &["NRR", "Net dollar retention", "NDR"],
    formula: "recurring revenue today from the customers of twelve months ago ÷ their recurring revenue then",
    direction: Some(Up),
    greatest: None,
    stages: &[Loyalty],
    tells: "Whether the revenue from existing customers grows or shrinks by itself.",
    mistakes: &[
        "Revenue from new customers does not count, only that of those who were customers twelve months ago.",
        "It may exceed 100%, and so upgrades of a few can hide that many leave; gross revenue retention, \
         which leaves upgrades out, shows it.",
        "Customers who have left stay in the denominator: looking only at those still there counts \
         survivors.",
    ],
    ..PERCENT
};

pub const MONTHLY_RECURRING_REVENUE: Metric = Metric {
    id: "monthly-recurring-revenue",
    title: "Monthly recurring revenue",
    sample: "48_200 EUR",
    also: &["MRR"],
    formula: "sum of the monthly prices of all subscriptions active on the last day of the month; of yearly \
        ones, a twelfth",
    direction: Some(Up),
    stages: &[Loyalty],
    tells: "How much revenue comes in every month without another sale.",
    mistakes: &[
        "Single payments, such as set-up fees, hardware or a day of training, do not recur.",
        "A yearly payment counts a twelfth in each month, not all of it in the month in which it is paid; it \
         is neither cash nor revenue by the books.",
        "One sum hides what moves it: show new, upgraded, downgraded and cancelled apart.",
    ],
    ..MONEY
};

pub const REPEAT_PURCHASE_RATE: Metric = Metric {
    id: "repeat-purchase-rate",
    title: "Repeat purchase rate",
    sample: "31%",
    also: &["RPR", "Repurchase rate", "Repeat customer rate"],
    formula: "customers with a second order within a set time of their first ÷ all customers of the same \
        cohort",
    direction: Some(Up),
    stages: &[Loyalty],
    tells: "How many buyers come back.",
    mistakes: &[
        "Who bought for the first time yesterday has had no time to come back: give everybody the same time, \
         and leave out those whose time is not over.",
        "The share of a month's orders that come from known customers is another figure, and falls whenever \
         many new ones come.",
        "How often people need the thing decides what is good: coffee is not a mattress.",
    ],
    ..PERCENT
};

pub const CUSTOMER_LIFETIME_VALUE: Metric = Metric {
    id: "customer-lifetime-value",
    title: "Customer lifetime value",
    sample: "1_250 EUR",
    also: &["CLV", "LTV", "CLTV", "Lifetime value"],
    formula: "gross margin per customer and month × months that a customer stays on average",
    direction: Some(Up),
    stages: &[Loyalty],
    tells: "What a customer brings over the whole relationship.",
    mistakes: &[
        "Revenue is not value: without the cost of serving them, customers look worth more than they are.",
        "The lifetimes of those who have left are no measure of all: who stays longest is not among them \
         yet.",
        "One mean over all customers hides that some segments cost more to win than they bring.",
    ],
    ..MONEY
};

pub const NPS: Metric = Metric {
    id: "nps",
    title: "Net Promoter Score (NPS)",
    sample: "31",
    also: &["Net Promoter Score", "Promoter score"],
    formula: "promoters (9 and 10) − detractors (0 to 6), each as a share of all answers on the scale from 0 \
        to 10",
    direction: Some(Up),
    stages: &[Loyalty, Advocacy],
    tells: "How far those who would recommend us outweigh those who would not.",
    mistakes: &[
        "It counts points from −100 to 100, not percent, and a score of 30 does not mean that 30% recommend \
         us.",
        "Who answers 7 or 8 is neither promoter nor detractor, and still counts among all answers.",
        "From 100 answers each, a difference of ten points can be chance; and asked of the whole \
         relationship or right after a contact, the scores do not compare.",
    ],
    ..POINTS
};

pub const REVIEW_RATING: Metric = Metric {
    id: "review-rating",
    title: "Review rating",
    sample: "4.3",
    also: &["Star rating", "Average rating", "Rating"],
    formula: "sum of the stars given (1 to 5 each) ÷ number of reviews",
    direction: Some(Up),
    least: Some(1),
    greatest: Some(5),
    stages: &[Consideration, Advocacy],
    tells: "What those who consider buying read about us from those who have.",
    mistakes: &[
        "Who writes is not the usual customer: the delighted and the angry write more often.",
        "The mean of all years hardly moves; watch the reviews of the last months beside it.",
        "Show the number of reviews: 4.8 from six says less than 4.5 from six hundred.",
    ],
    ..NUMBER
};

pub const REFERRAL_RATE: Metric = Metric {
    id: "referral-rate",
    title: "Referral rate",
    sample: "12%",
    also: &["Share of referrals", "Referrals"],
    formula: "new customers who came by a recommendation ÷ all new customers, in the same period",
    direction: Some(Up),
    stages: &[Advocacy],
    tells: "How much of our growth customers bring us.",
    mistakes: &[
        "It is not the share of customers who recommend: that one divides those who did by all customers.",
        "Links and codes see only a part: a tip over lunch shows up only where new customers are asked.",
        "It also rises when other channels bring fewer; look at the number as well.",
    ],
    ..PERCENT
};

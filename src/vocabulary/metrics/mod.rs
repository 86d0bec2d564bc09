//! The built-in metrics: what a KPI can say it measures, and what to know before measuring it.
//!
//! The table is parted by what a metric tells of: `reach`, `conversion`, `usage`, `service`, `loyalty`.

mod conversion;
mod loyalty;
mod metric;
mod reach;
mod service;
#[cfg(test)]
mod tests;
mod usage;

pub use metric::{ConventionalStage, Direction, Metric, MetricUnit};

/// Every built-in metric, in the order of the reference: by unit, then by which way is better.
pub static METRICS: &[Metric] = &[
    reach::CLICK_THROUGH_RATE,
    conversion::LEAD_RATE,
    conversion::CONVERSION_RATE,
    conversion::WIN_RATE,
    usage::ACTIVATION_RATE,
    service::CSAT,
    service::FIRST_CONTACT_RESOLUTION,
    usage::FEATURE_ADOPTION,
    usage::STICKINESS,
    loyalty::RETENTION_RATE,
    loyalty::NET_REVENUE_RETENTION,
    loyalty::REPEAT_PURCHASE_RATE,
    loyalty::REFERRAL_RATE,
    reach::BOUNCE_RATE,
    reach::RAGE_CLICK_RATE,
    reach::DEAD_CLICK_RATE,
    conversion::CART_ABANDONMENT_RATE,
    loyalty::CHURN_RATE,
    reach::IMPRESSIONS,
    reach::SESSIONS,
    conversion::AVERAGE_ORDER_VALUE,
    loyalty::CUSTOMER_LIFETIME_VALUE,
    loyalty::MONTHLY_RECURRING_REVENUE,
    conversion::COST_PER_LEAD,
    conversion::CUSTOMER_ACQUISITION_COST,
    conversion::SALES_CYCLE,
    usage::TIME_TO_VALUE,
    service::FIRST_RESPONSE_TIME,
    service::RESOLUTION_TIME,
    loyalty::NPS,
    loyalty::REVIEW_RATING,
    reach::SCROLL_DEPTH,
    reach::ENGAGEMENT_TIME,
    service::CUSTOMER_EFFORT_SCORE,
];

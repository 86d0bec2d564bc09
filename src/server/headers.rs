//! Responses with the headers that every one of them needs.

use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");

/// What may show our pages inside of its own: nobody.
const NO_FRAMES: &str = "frame-ancestors 'none'";

/// Adds what every response carries.
pub fn secure(mut response: Response) -> Response {
    let headers = response.headers_mut();
    let every = [
        (CACHE_CONTROL, "no-store"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (RESOURCE_POLICY, "same-origin"),
        (OPENER_POLICY, "same-origin"),
    ];
    for (name, value) in every {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let closed = "default-src 'none'; frame-ancestors 'none'";
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(closed));
    response
}

/// Returns a response of some type.
pub fn typed(status: StatusCode, content_type: &'static str, body: impl IntoResponse) -> Response {
    let mut response = (status, body).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

/// Returns a page with its policy; one that has none may do what it likes, but for being shown inside of others.
pub fn html(status: StatusCode, body: String, policy: Option<&str>) -> Response {
    let policy = policy.map_or_else(|| NO_FRAMES.to_owned(), |policy| format!("{policy}; {NO_FRAMES}"));
    let mut response = typed(status, "text/html; charset=utf-8", body);
    // A policy that no header can carry still stands in the page.
    if let Ok(policy) = HeaderValue::try_from(policy) {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// Returns a refusal of a method, with those that are taken.
pub fn not_allowed(methods: &'static str) -> Response {
    let mut response = text(StatusCode::METHOD_NOT_ALLOWED, "this preview is for reading");
    response.headers_mut().insert(ALLOW, HeaderValue::from_static(methods));
    response
}

/// Returns one sentence.
pub fn text(status: StatusCode, sentence: &str) -> Response {
    typed(status, "text/plain; charset=utf-8", format!("{sentence}\n"))
}

/// Returns the type of an artifact that is no page. What browsers would only save is shown as text.
pub fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("json") => "application/json",
        Some("csv") => "text/csv; charset=utf-8",
        _ => "text/plain; charset=utf-8",
    }
}

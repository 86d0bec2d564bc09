//! Request → response: the one way in.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio_stream::StreamExt;
use tokio_stream::wrappers::WatchStream;

use super::guard::{self, Purpose, Refused};
use super::headers::{content_type, html, not_allowed, secure, text, typed};
use super::live::PageContext;
use super::report::Place;
use super::state::{Shared, Snapshot};
use super::{notice, page};

/// Where everything is that is no artifact.
const OWN_PREFIX: &str = "/_journey/";

/// How often a stream without news says that it is alive.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// The longest thing that anybody has to say to us.
const MAX_BODY: usize = 4096;

/// Answers one request.
pub async fn respond(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    secure(answer(shared, request).await)
}

async fn answer(shared: Arc<Shared>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let own = path.strip_prefix(OWN_PREFIX);
    let purpose = match own {
        Some("open") => Purpose::Act,
        Some(_) => Purpose::Own,
        None => Purpose::Page,
    };
    let method = request.method().clone();
    if let Err(Refused(why)) = guard::check(shared.port, &method, request.uri(), request.headers(), purpose) {
        return text(StatusCode::FORBIDDEN, why);
    }
    if purpose == Purpose::Act {
        return if method == Method::POST { open(&shared, request).await } else { not_allowed("POST") };
    }
    if !matches!(method, Method::GET | Method::HEAD) {
        return not_allowed("GET, HEAD");
    }
    match own {
        Some("events") => events(&shared, request.headers(), request.uri().query()),
        Some("status") => typed(StatusCode::OK, "application/json", shared.status()),
        Some(rest) => match rest.strip_prefix("places/") {
            Some(page) => places(&shared, page),
            None => text(StatusCode::NOT_FOUND, "there is nothing of that name"),
        },
        None => artifact(shared, path).await,
    }
}

/// Answers with an artifact: its path must be that of one, letter by letter.
async fn artifact(shared: Arc<Shared>, path: String) -> Response {
    let snapshot = shared.snapshot();
    let name = path.strip_prefix('/').unwrap_or(&path);
    let name = if name.is_empty() { "index.html" } else { name }.to_owned();
    let Some(pages) = snapshot.pages.clone() else {
        return live_page(
            &shared,
            &snapshot,
            StatusCode::OK,
            &name,
            &notice::nothing_built(&snapshot.report),
        );
    };
    let asked = name.clone();
    // Pages are made when they are asked for, and that must not keep others waiting.
    let made = tokio::task::spawn_blocking(move || pages.artifact(&asked)).await;
    match made {
        Ok(Ok(Some(bytes))) => match std::str::from_utf8(&bytes) {
            Ok(html) if name.ends_with(".html") => live_page(&shared, &snapshot, StatusCode::OK, &name, html),
            _ => typed(StatusCode::OK, content_type(&name), Bytes::from_owner(bytes)),
        },
        Ok(Ok(None)) => {
            let notice = notice::not_found(&snapshot.report, &name);
            live_page(&shared, &snapshot, StatusCode::NOT_FOUND, &name, &notice)
        }
        Ok(Err(error)) => {
            let notice = notice::cannot_make(&snapshot.report, &format!("{error:#}"));
            live_page(&shared, &snapshot, StatusCode::INTERNAL_SERVER_ERROR, &name, &notice)
        }
        Err(_) => text(StatusCode::INTERNAL_SERVER_ERROR, "the page could not be made"),
    }
}

fn live_page(
    shared: &Shared,
    snapshot: &Snapshot,
    status: StatusCode,
    path: &str,
    artifact: &str,
) -> Response {
    let token = shared.opener.is_some().then(|| shared.token.as_str());
    let context = PageContext { path, build: snapshot.number, session: &shared.session, token };
    let served = page::add_client(artifact, context);
    html(status, served.html, served.policy.as_deref())
}

/// Answers with the number of every build from now on, and with that of the last one at once if it is not known yet.
fn events(shared: &Shared, headers: &HeaderMap, query: Option<&str>) -> Response {
    let Ok(permit) = shared.listeners.clone().try_acquire_owned() else {
        return text(StatusCode::SERVICE_UNAVAILABLE, "too many pages are open");
    };
    let known = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    let known = known
        .or_else(|| query.into_iter().flat_map(|it| it.split('&')).find_map(|it| it.strip_prefix("since=")));
    let id = |number: u64, session: &str| format!("{session}-{number}");
    let (known, session) = (known.map(str::to_owned), shared.session.clone());
    let events = WatchStream::new(shared.numbers()).filter_map(move |number| {
        // A page counts as away as long as the stream lives.
        let _held = &permit;
        let id = id(number, &session);
        let is_news = number > 0 && known.as_ref() != Some(&id);
        is_news.then(|| Ok::<_, std::convert::Infallible>(Event::default().id(&id).event("build").data(&id)))
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(HEARTBEAT).text("")).into_response()
}

fn places(shared: &Shared, page: &str) -> Response {
    let places = shared.snapshot().pages.as_ref().map(|pages| pages.places(page)).unwrap_or_default();
    let places: std::collections::BTreeMap<String, Place> = places.into_iter().collect();
    let json = serde_json::to_string(&places).expect("plain data has a JSON form");
    typed(StatusCode::OK, "application/json", json)
}

/// Opens a place in the editor, for pages that know the token. Only pages of ours can send JSON here: others would have
/// to ask first.
async fn open(shared: &Shared, request: Request) -> Response {
    let Some(opener) = &shared.opener else {
        return text(StatusCode::NOT_FOUND, "there is no editor; start `journey watch` with `--editor`");
    };
    let (parts, body) = request.into_parts();
    if !parts.headers.get("x-journey-token").is_some_and(|token| shared.token.is(token.as_bytes())) {
        return text(StatusCode::FORBIDDEN, "this page is of an earlier run; load it again");
    }
    if parts.headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes) != Some(b"application/json") {
        return text(StatusCode::UNSUPPORTED_MEDIA_TYPE, "write JSON");
    }
    let body = to_bytes(body, MAX_BODY).await.ok();
    let place: Option<Place> = body.and_then(|body| serde_json::from_slice(&body).ok());
    let Some(place) = place else {
        return text(StatusCode::BAD_REQUEST, "write a place: `file`, `line` and `column`");
    };
    match opener(&place) {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => text(StatusCode::UNPROCESSABLE_ENTITY, &format!("{error:#}")),
    }
}

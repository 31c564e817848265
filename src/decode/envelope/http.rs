//! Records that describe an HTTP exchange: an axios error, a framework's error body. Their numbers mirror the
//! HTTP status and are no codes.

use super::keys::Class;
use super::view::{Sight, text};
use super::{Draft, Rank, Shape};
use crate::decode::finding::http;
use crate::decode::node::{Node, Number, Value};
use crate::decode::{Envelope, Generation, Outcome};

/// A failed exchange whose body is missing, or is not the application's.
pub(super) const EXCHANGE: Shape = Shape { rank: Rank::Shell, fits: is_exchange, judge };
/// `{"statusCode": 400, "error": "Bad Request", "message": …}`.
pub(super) const STATUS_CODE: Shape = Shape { rank: Rank::Shell, fits: is_status_code, judge };

fn status(node: &Node) -> Option<u16> {
    let whole = match &node.seen().value {
        Value::Number(Number { whole, .. }) => *whole,
        Value::Text(text) if text.len() <= 6 => text.trim().parse().ok(),
        _ => None,
    };
    whole.and_then(|whole| u16::try_from(whole).ok()).filter(|status| (100..600).contains(status))
}

fn any_status(sight: &Sight<'_, '_>) -> Option<(u16, Option<usize>)> {
    ["status", "statuscode", "httpstatus", "code", "responsecode"]
        .iter()
        .flat_map(|name| sight.view.all(name))
        .find_map(|node| Some((status(node)?, Some(node.span.start))))
}

fn is_exchange(sight: &Sight<'_, '_>) -> bool {
    let view = &sight.view;
    if view.origin.bare {
        return false;
    }
    let failed = any_status(sight).is_some_and(|(status, _)| status >= 400);
    // Method, address and status alone are a line of somebody's access log.
    let told = view.count(&[
        "message",
        "error",
        "statustext",
        "headers",
        "header",
        "config",
        "originalrequest",
        "body",
    ]) > 0;
    (failed && told && view.has_class(Class::Http)) || is_client_error(sight)
}

/// What an HTTP client reports when no answer came: `AxiosError`, `ECONNABORTED`.
fn is_client_error(sight: &Sight<'_, '_>) -> bool {
    const WORDS: [&str; 9] = [
        "ERR_BAD_REQUEST",
        "ERR_BAD_RESPONSE",
        "ERR_NETWORK",
        "ERR_CANCELED",
        "ECONNABORTED",
        "ECONNRESET",
        "ECONNREFUSED",
        "ETIMEDOUT",
        "ENOTFOUND",
    ];
    sight.view.all("code").filter_map(text).any(|code| WORDS.contains(&code)) && sight.view.has("message")
}

fn is_status_code(sight: &Sight<'_, '_>) -> bool {
    let view = &sight.view;
    let failed = |name| view.all(name).filter_map(status).any(|status| status >= 400);
    if view.origin.bare {
        return false;
    }
    let companions = ["message", "error", "timestamp", "path", "status", "statuscode", "data", "success"];
    (failed("statuscode") || failed("status"))
        && view.only(&companions)
        && view.count(&["message", "error"]) > 0
}

fn judge<'a>(sight: &Sight<'a, '_>, draft: &mut Draft<'a>) {
    draft.is(Envelope::Gateway, Generation::Unknown);
    draft.outcome = Outcome::Gateway;
    match any_status(sight) {
        Some((status, _)) => draft.notes.push(http::note(status, Some(sight.view.node.span.clone()))),
        None => draft.notes.push(http::no_answer(Some(sight.view.node.span.clone()))),
    }
}

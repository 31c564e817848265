//! The member names that shapes are recognised by, in any spelling.
//!
//! Printers change the case and the joints of a name (`error_codes` in Rust, `ErrorCodes` in Go, `Error Code` in
//! a table), so names are compared without either.

/// What a member name says about the record it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// Used by Faceki's replies.
    Reply,
    /// Added by log writers and error objects.
    Log,
    /// Belongs to an HTTP exchange.
    Http,
    /// Says that the record is about something else: a place, a product, a price.
    Foreign,
}

use Class::{Foreign, Http, Log, Reply};

/// Every name that matters, folded, in alphabetical order.
const KEYS: &[(&str, Class)] = &[
    ("accesstoken", Reply),
    ("address", Foreign),
    ("airport", Foreign),
    ("allfaceids", Reply),
    ("allowedcountries", Reply),
    ("allowedkycdocuments", Reply),
    ("allowednationalities", Reply),
    ("aml", Reply),
    ("amltype", Reply),
    ("amount", Foreign),
    ("appversion", Reply),
    ("authentication", Reply),
    ("autocapture", Reply),
    ("body", Http),
    ("branchid", Reply),
    ("callbackurl", Reply),
    ("city", Foreign),
    ("clientid", Reply),
    ("clientsecret", Reply),
    ("code", Reply),
    ("codes", Reply),
    ("companyid", Reply),
    ("confidence", Reply),
    ("config", Http),
    ("contact", Foreign),
    ("cookie", Http),
    ("cookies", Http),
    ("correlationid", Log),
    ("country", Foreign),
    ("coupon", Foreign),
    ("currency", Foreign),
    ("data", Reply),
    ("date", Log),
    ("decision", Reply),
    ("description", Log),
    ("detail", Log),
    ("details", Log),
    ("dialcode", Foreign),
    ("documentdata", Reply),
    ("documentoptional", Reply),
    ("documents", Reply),
    ("duration", Http),
    ("elapsed", Http),
    ("error", Reply),
    ("errorcode", Reply),
    ("errorcodes", Reply),
    ("errorid", Log),
    ("errormessage", Log),
    ("errormsg", Log),
    ("errorname", Log),
    ("errors", Reply),
    ("event", Log),
    ("exitcode", Foreign),
    ("expiresin", Reply),
    ("face", Reply),
    ("facedetectionconfidence", Reply),
    ("faceid", Reply),
    ("facematchscore", Reply),
    ("faceverified", Reply),
    ("flight", Foreign),
    ("fullname", Reply),
    ("genderconfidence", Reply),
    ("header", Http),
    ("headers", Http),
    ("host", Http),
    ("hostname", Log),
    ("httpstatus", Http),
    ("images", Reply),
    ("ip", Http),
    ("isidentical", Reply),
    ("iso", Foreign),
    ("item", Foreign),
    ("kycdata", Reply),
    ("kycrecords", Reply),
    ("kycresponse", Reply),
    ("label", Log),
    ("latency", Http),
    ("level", Log),
    ("link", Reply),
    ("liveness", Reply),
    ("livenesschecktype", Reply),
    ("livenesspass", Reply),
    ("livenessresponse", Reply),
    ("livenessscore", Reply),
    ("livenesstype", Reply),
    ("logedin", Reply),
    ("logger", Log),
    ("maxage", Reply),
    ("message", Reply),
    ("method", Http),
    ("minage", Reply),
    ("module", Log),
    ("msg", Log),
    ("multikycenabled", Reply),
    ("name", Log),
    ("objectsdetected", Reply),
    ("ocronly", Reply),
    ("ok", Reply),
    ("order", Foreign),
    ("orderid", Foreign),
    ("originalrequest", Http),
    ("otp", Foreign),
    ("params", Http),
    ("passed", Reply),
    ("path", Http),
    ("payment", Foreign),
    ("phone", Foreign),
    ("pid", Log),
    ("port", Http),
    ("postal", Foreign),
    ("postalcode", Foreign),
    ("price", Foreign),
    ("probability", Reply),
    ("product", Foreign),
    ("protocol", Http),
    ("quality", Reply),
    ("quantity", Foreign),
    ("query", Http),
    ("reason", Log),
    ("recordidentifier", Reply),
    ("referenceid", Reply),
    ("region", Foreign),
    ("req", Http),
    ("request", Http),
    ("requestid", Reply),
    ("res", Http),
    ("response", Http),
    ("responsecode", Reply),
    ("responseid", Reply),
    ("responsetime", Http),
    ("result", Reply),
    ("score", Reply),
    ("selfiedata", Reply),
    ("service", Log),
    ("severity", Log),
    ("sku", Foreign),
    ("sms", Foreign),
    ("source", Log),
    ("stack", Log),
    ("state", Log),
    ("status", Reply),
    ("statuscode", Reply),
    ("statustext", Http),
    ("storeddata", Reply),
    ("street", Foreign),
    ("success", Reply),
    ("symbol", Foreign),
    ("time", Log),
    ("timestamp", Log),
    ("tokentype", Reply),
    ("traceid", Log),
    ("ts", Log),
    ("type", Log),
    ("uri", Http),
    ("url", Reply),
    ("user", Reply),
    ("useragent", Http),
    ("userid", Log),
    ("userverifyonce", Reply),
    ("validage", Reply),
    ("verification", Reply),
    ("verificationsummary", Reply),
    ("voucher", Foreign),
    ("workflowid", Reply),
    ("zip", Foreign),
    ("zipcode", Foreign),
];

/// Names longer than this are none of ours.
const LONGEST: usize = 40;

/// Shorter endings are those of too many names: `ode` is the end of `code`, of `mode` and of `node`.
const SHORTEST_ENDING: usize = 6;

/// The one of Faceki's names that a key with its beginning cut off is the end of.
pub(crate) fn ending_in(key: &str) -> Option<&'static str> {
    if key.len() > LONGEST || known(key).is_some() {
        return None;
    }
    let folded: String =
        key.chars().filter(char::is_ascii_alphanumeric).map(|char| char.to_ascii_lowercase()).collect();
    let joints = key.chars().all(|char| char.is_ascii_alphanumeric() || char == '_');
    if folded.len() < SHORTEST_ENDING || !joints {
        return None;
    }
    let mut names = KEYS.iter().filter(|(name, _)| name.ends_with(&folded));
    let (name, class) = names.next()?;
    (names.next().is_none() && *class == Reply).then_some(*name)
}

/// The folded spelling of a key, when it is one that matters, and its class.
///
/// A dotted key (`error.code` of a flattened log) is a path and never one of ours: folding it would turn a
/// supplier's `error.code` into `errorcode`.
pub(crate) fn known(key: &str) -> Option<(&'static str, Class)> {
    if key.len() > LONGEST {
        return None;
    }
    let mut folded = [0_u8; LONGEST];
    let mut length = 0;
    for byte in key.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => {
                *folded.get_mut(length)? = byte.to_ascii_lowercase();
                length += 1;
            }
            b'_' | b'-' | b' ' | b'@' | b'$' => {}
            _ => return None,
        }
    }
    let folded = folded.get(..length)?;
    let at = KEYS.binary_search_by(|(name, _)| name.as_bytes().cmp(folded)).ok()?;
    KEYS.get(at).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_folded() {
        assert!(KEYS.is_sorted_by(|one, two| one.0 < two.0));
        assert!(KEYS.iter().all(|(name, _)| name.bytes().all(|byte| byte.is_ascii_lowercase())));
    }

    #[test]
    fn the_end_of_a_name_is_that_name_when_no_other_ends_so() {
        for (key, name) in [
            ("rification", Some("verification")),
            ("sponseCode", Some("responsecode")),
            ("rorCodes", Some("errorcodes")),
            ("cation_summary", Some("verificationsummary")),
            ("cision", Some("decision")),
            ("entical", Some("isidentical")),
            ("ode", None),
            ("rorCode", Some("errorcode")),
            ("tification", None),
            ("postcode", None),
            ("code", None),
            ("decision", None),
        ] {
            assert_eq!(ending_in(key), name, "{key}");
        }
    }

    #[test]
    fn spelling_does_not_matter_but_paths_do() {
        for key in ["errorCodes", "error_codes", "ErrorCodes", "ERROR-CODES", "error codes"] {
            assert_eq!(known(key).map(|(name, _)| name), Some("errorcodes"), "{key}");
        }
        for key in ["error.code", "exit_codes", "код", "", "postcode!"] {
            assert_eq!(known(key), None, "{key}");
        }
    }
}

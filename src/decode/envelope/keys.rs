//! The member names that shapes are recognised by, in any spelling.
//!
//! Printers change the case and the joints of a name (`error_codes` in Rust, `ErrorCodes` in Go, `Error Code` in
//! a table), so names are compared without either.

use std::sync::LazyLock;

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
    /// Has a code of its own: `{"store": {"code": 8006}}`. As a member of a record it says nothing about it.
    Owner,
}

use Class::{Foreign, Http, Log, Owner, Reply};

/// A folded name and its class.
pub(crate) type Known = (&'static str, Class);

/// Every name that matters, folded, in alphabetical order.
static KEYS: &[Known] = &[
    ("accesstoken", Reply),
    ("address", Foreign),
    ("agent", Owner),
    ("airline", Owner),
    ("airport", Foreign),
    ("allfaceids", Reply),
    ("allowedcountries", Reply),
    ("allowedkycdocuments", Reply),
    ("allowednationalities", Reply),
    ("aml", Reply),
    ("amltype", Reply),
    ("amount", Foreign),
    ("appversion", Reply),
    ("article", Owner),
    ("asset", Owner),
    ("authentication", Reply),
    ("autocapture", Reply),
    ("bank", Owner),
    ("batch", Owner),
    ("body", Http),
    ("branchid", Reply),
    ("brand", Owner),
    ("broker", Owner),
    ("callbackurl", Reply),
    ("campaign", Owner),
    ("category", Owner),
    ("city", Foreign),
    ("clientid", Reply),
    ("clientsecret", Reply),
    ("code", Reply),
    ("codes", Reply),
    ("color", Owner),
    ("colour", Owner),
    ("companyid", Reply),
    ("confidence", Reply),
    ("config", Http),
    ("contact", Foreign),
    ("cookie", Http),
    ("cookies", Http),
    ("correlationid", Log),
    ("costcenter", Owner),
    ("country", Foreign),
    ("county", Owner),
    ("coupon", Foreign),
    ("course", Owner),
    ("currency", Foreign),
    ("customer", Owner),
    ("data", Reply),
    ("date", Log),
    ("dealer", Owner),
    ("decision", Reply),
    ("department", Owner),
    ("description", Log),
    ("detail", Log),
    ("details", Log),
    ("diagnosis", Owner),
    ("dialcode", Foreign),
    ("dimensions", Owner),
    ("discount", Owner),
    ("documentdata", Reply),
    ("documentoptional", Reply),
    ("documents", Reply),
    ("duration", Http),
    ("elapsed", Http),
    ("employee", Owner),
    ("error", Reply),
    ("errorcode", Reply),
    ("errorcodes", Reply),
    ("errorid", Log),
    ("errormessage", Log),
    ("errormsg", Log),
    ("errorname", Log),
    ("errors", Reply),
    ("event", Log),
    ("exit", Owner),
    ("exitcode", Foreign),
    ("expiresin", Reply),
    ("face", Reply),
    ("facedetectionconfidence", Reply),
    ("faceid", Reply),
    ("facematchscore", Reply),
    ("faceverified", Reply),
    ("flight", Foreign),
    ("fullname", Reply),
    ("gate", Owner),
    ("genderconfidence", Reply),
    ("gift", Owner),
    ("header", Http),
    ("headers", Http),
    ("host", Http),
    ("hostname", Log),
    ("hotel", Owner),
    ("httpstatus", Http),
    ("images", Reply),
    ("industry", Owner),
    ("invite", Owner),
    ("ip", Http),
    ("isidentical", Reply),
    ("iso", Foreign),
    ("issuer", Owner),
    ("item", Foreign),
    ("kycdata", Reply),
    ("kycrecords", Reply),
    ("kycresponse", Reply),
    ("label", Log),
    ("labels", Owner),
    ("language", Owner),
    ("latency", Http),
    ("level", Log),
    ("licence", Owner),
    ("license", Owner),
    ("link", Reply),
    ("liveness", Reply),
    ("livenesschecktype", Reply),
    ("livenesspass", Reply),
    ("livenessresponse", Reply),
    ("livenessscore", Reply),
    ("livenesstype", Reply),
    ("locale", Owner),
    ("location", Owner),
    ("logedin", Reply),
    ("logger", Log),
    ("material", Owner),
    ("maxage", Reply),
    ("membership", Owner),
    ("merchant", Owner),
    ("message", Reply),
    ("method", Http),
    ("metrics", Owner),
    ("minage", Reply),
    ("model", Owner),
    ("module", Log),
    ("msg", Log),
    ("multikycenabled", Reply),
    ("municipality", Owner),
    ("name", Log),
    ("nationality", Owner),
    ("objectsdetected", Reply),
    ("ocronly", Reply),
    ("ok", Reply),
    ("order", Foreign),
    ("orderid", Foreign),
    ("originalrequest", Http),
    ("otp", Foreign),
    ("params", Http),
    ("partner", Owner),
    ("passed", Reply),
    ("path", Http),
    ("payment", Foreign),
    ("permission", Owner),
    ("phone", Foreign),
    ("pid", Log),
    ("plan", Owner),
    ("port", Http),
    ("postal", Foreign),
    ("postalcode", Foreign),
    ("price", Foreign),
    ("probability", Reply),
    ("procedure", Owner),
    ("process", Owner),
    ("product", Foreign),
    ("project", Owner),
    ("promo", Owner),
    ("promotion", Owner),
    ("protocol", Http),
    ("province", Owner),
    ("quality", Reply),
    ("quantity", Foreign),
    ("query", Http),
    ("reason", Log),
    ("recordidentifier", Reply),
    ("referenceid", Reply),
    ("referral", Owner),
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
    ("role", Owner),
    ("room", Owner),
    ("score", Reply),
    ("selfiedata", Reply),
    ("service", Log),
    ("severity", Log),
    ("shop", Owner),
    ("site", Owner),
    ("sku", Foreign),
    ("sms", Foreign),
    ("source", Log),
    ("stack", Log),
    ("state", Log),
    ("station", Owner),
    ("status", Reply),
    ("statuscode", Reply),
    ("statustext", Http),
    ("store", Owner),
    ("storeddata", Reply),
    ("street", Foreign),
    ("subscription", Owner),
    ("success", Reply),
    ("supplier", Owner),
    ("symbol", Foreign),
    ("tag", Owner),
    ("tags", Owner),
    ("tax", Owner),
    ("team", Owner),
    ("terminal", Owner),
    ("time", Log),
    ("timestamp", Log),
    ("timezone", Owner),
    ("tokentype", Reply),
    ("traceid", Log),
    ("treatment", Owner),
    ("ts", Log),
    ("type", Log),
    ("unit", Owner),
    ("uri", Http),
    ("url", Reply),
    ("user", Reply),
    ("useragent", Http),
    ("userid", Log),
    ("userverifyonce", Reply),
    ("validage", Reply),
    ("vat", Owner),
    ("vendor", Owner),
    ("verification", Reply),
    ("verificationsummary", Reply),
    ("voucher", Foreign),
    ("warehouse", Owner),
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
    entry(key).copied()
}

/// [`known`], where it stands.
pub(crate) fn entry(key: &str) -> Option<&'static Known> {
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
    INDEX.find(folded)
}

/// Places of the names, found by a number made of their letters: a log asks for every key in it, several times.
struct Index {
    /// One more than the place in [`KEYS`], or nought.
    slots: [u16; SLOTS],
}

/// More than twice the names, so that most other keys meet an empty slot.
const SLOTS: usize = 1024;

static INDEX: LazyLock<Index> = LazyLock::new(|| {
    let mut index = Index { slots: [0; SLOTS] };
    for (place, (name, _)) in (1..).zip(KEYS) {
        let free = Index::way(name.as_bytes()).find(|at| index.slots.get(*at) == Some(&0));
        if let Some(slot) = free.and_then(|at| index.slots.get_mut(at)) {
            *slot = place;
        }
    }
    index
});

impl Index {
    /// The slots in which a name may be, in order.
    fn way(name: &[u8]) -> impl Iterator<Item = usize> {
        // The golden ratio of 64 bits spreads names that differ in one letter.
        let mixed = (head(name) ^ name.len() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let first = (mixed >> 32) as usize;
        (0..SLOTS).map(move |step| (first + step) % SLOTS)
    }

    fn find(&self, folded: &[u8]) -> Option<&'static Known> {
        for at in Self::way(folded) {
            let place = usize::from(*self.slots.get(at)?).checked_sub(1)?;
            let known = KEYS.get(place)?;
            if known.0.as_bytes() == folded {
                return Some(known);
            }
        }
        None
    }
}

/// The first eight bytes as one number.
fn head(name: &[u8]) -> u64 {
    let mut eight = [0; 8];
    for (to, from) in eight.iter_mut().zip(name) {
        *to = *from;
    }
    u64::from_be_bytes(eight)
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
    fn every_name_is_found() {
        assert!(KEYS.len() * 2 < SLOTS);
        for (name, class) in KEYS {
            assert_eq!(known(name), Some((*name, *class)));
        }
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

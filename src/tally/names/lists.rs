//! The names, folded and sorted.

use super::Name::{self, Companion, Status, Telling};

/// Names inside a reply, where only another whole reply matters.
pub(super) const INSIDE: &[(&str, Name)] = &[
    ("appversion", Telling),
    ("code", Companion),
    ("fullname", Companion),
    ("kycdata", Companion),
    ("requestid", Companion),
    ("responsecode", Telling),
    ("status", Status),
    ("statuscode", Companion),
];

/// Names in a record that verdict and codes are read from, beyond those that are read.
pub(super) const RECORD: &[(&str, Name)] = &[
    ("allfaceids", Telling),
    ("appversion", Telling),
    ("code", Companion),
    ("codes", Telling),
    ("data", Telling),
    ("decision", Telling),
    ("errorcode", Telling),
    ("errorcodes", Telling),
    ("face", Telling),
    ("faceverified", Telling),
    ("fullname", Companion),
    ("kycdata", Telling),
    ("kycrecords", Telling),
    ("kycresponse", Telling),
    ("logedin", Telling),
    ("requestid", Companion),
    ("responsecode", Telling),
    ("result", Telling),
    ("status", Status),
    ("statuscode", Companion),
    ("verification", Telling),
];

/// Names at the top of a reply, beyond those that are read. [`Companion`] stands for the names of an HTTP exchange.
pub(super) const TOP: &[(&str, Name)] = &[
    ("allfaceids", Telling),
    ("appversion", Telling),
    ("body", Companion),
    ("code", Telling),
    ("codes", Telling),
    ("config", Companion),
    ("cookie", Companion),
    ("cookies", Companion),
    ("data", Telling),
    ("decision", Telling),
    ("duration", Companion),
    ("elapsed", Companion),
    ("errorcode", Telling),
    ("errorcodes", Telling),
    ("face", Telling),
    ("faceverified", Telling),
    ("header", Companion),
    ("headers", Companion),
    ("host", Companion),
    ("httpstatus", Companion),
    ("ip", Companion),
    ("kycdata", Telling),
    ("kycrecords", Telling),
    ("kycresponse", Telling),
    ("latency", Companion),
    ("logedin", Telling),
    ("method", Companion),
    ("originalrequest", Companion),
    ("params", Companion),
    ("path", Companion),
    ("port", Companion),
    ("protocol", Companion),
    ("query", Companion),
    ("req", Companion),
    ("request", Companion),
    ("res", Companion),
    ("response", Companion),
    ("responsecode", Telling),
    ("responsetime", Companion),
    ("result", Telling),
    ("status", Telling),
    ("statuscode", Telling),
    ("statustext", Companion),
    ("uri", Companion),
    ("url", Companion),
    ("useragent", Companion),
    ("verification", Telling),
];

/// Names beside a reply in a log record: any shape of a reply, or of a part of one, could begin with them.
pub(super) const BESIDE: &[(&str, Name)] = &[
    ("accesstoken", Telling),
    ("appversion", Telling),
    ("code", Telling),
    ("decision", Telling),
    ("error", Telling),
    ("errorcode", Telling),
    ("errorcodes", Telling),
    ("face", Telling),
    ("logedin", Telling),
    ("objectsdetected", Telling),
    ("quality", Telling),
    ("responsecode", Telling),
    ("responseid", Telling),
    ("status", Telling),
    ("statuscode", Telling),
    ("verification", Telling),
    ("verificationsummary", Telling),
    ("workflowid", Telling),
];

/// Names of the log record itself: those that would make it a whole reply.
pub(super) const WRAPPER: &[(&str, Name)] =
    &[("appversion", Telling), ("responsecode", Telling), ("status", Status), ("statuscode", Telling)];

/// Keys under which the request's side of an exchange stands.
pub(super) const REQUEST: &[(&str, Name)] = &[
    ("config", Telling),
    ("cookies", Telling),
    ("header", Telling),
    ("headers", Telling),
    ("originalrequest", Telling),
    ("params", Telling),
    ("query", Telling),
    ("req", Telling),
    ("request", Telling),
];

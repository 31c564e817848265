//! What a key says about its value: which values may be shown, and what a hidden one is called.
//!
//! Section 6 of the API notes, with the spellings of its sections 2 to 5. Whatever no row and no rule knows is hidden.

use super::Kind;

/// What may be shown under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Nothing.
    Deny(Kind),
    /// A number of up to five digits, the name of a code, an HTTP status.
    Code,
    /// A decision or state word, a truth value, a code.
    Verdict,
    /// A truth value.
    Flag,
    /// A similarity, score or confidence.
    Figure,
    /// A confidence that cannot be mistaken for an age, a day or a year.
    Fraction,
    /// A small whole number.
    Count,
    /// A request's id, or one of the integrator's workflow, branch and company.
    Id,
    /// `v3.0.0`.
    Version,
    /// A point in time, with its time of day.
    Time,
    /// The name of a kind of document.
    DocumentType,
    /// A setting's word: `Bearer`, `front`, `application/json`.
    Setting,
    /// One of the known fixed phrases.
    Message,
    /// A `faceki.com` host.
    Host,
    /// Holds further members; says nothing about them.
    Plain,
    /// Holds truth values under keys of any name.
    Flags,
    /// Holds figures under personal keys.
    Figures,
}

impl Class {
    /// The class of a member `own` inside a record or list of this class.
    pub(super) fn inherit(self, own: Self) -> Self {
        match (self, own) {
            (Self::Deny(_), Self::Deny(kind)) if kind != Kind::Other => own,
            (Self::Deny(kind), _) => Self::Deny(kind),
            // An age of 30 may have strayed in where a bracket was lost; 0.97 is a confidence.
            (Self::Figures, Self::Deny(Kind::Birth | Kind::Date | Kind::Document)) => Self::Fraction,
            (Self::Figures, Self::Deny(_) | Self::Plain) => Self::Figures,
            (Self::Flags, Self::Plain) => Self::Flags,
            (Self::Flags, Self::Deny(Kind::Other)) => Self::Flag,
            _ => own,
        }
    }

    /// The kind of a value that may not be shown.
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::Deny(kind) => kind,
            _ => Kind::Other,
        }
    }

    /// A value of this class is one word: what follows a blank belongs to something else.
    pub(super) fn is_one_word(self) -> bool {
        matches!(
            self,
            Self::Code
                | Self::Verdict
                | Self::Flag
                | Self::Figure
                | Self::Fraction
                | Self::Count
                | Self::Id
                | Self::Version
                | Self::Host
        )
    }

    /// A list of values may stand under the key.
    pub(super) fn is_list(self) -> bool {
        matches!(self, Self::Code | Self::DocumentType | Self::Figures | Self::Flags | Self::Message)
    }

    pub(super) fn is_deny(self) -> bool {
        matches!(self, Self::Deny(_))
    }
}

/// What is known about a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// It is in the table.
    Exactly,
    /// A part of it says what it is about.
    Roughly,
    /// Nothing.
    Not,
}

/// The class of a folded key.
pub(super) fn classify(folded: &str) -> (Class, Known) {
    if let Ok(row) = TABLE.binary_search_by(|(key, _)| (*key).cmp(folded)) {
        let class = TABLE.get(row).map_or(Class::Deny(Kind::Other), |(_, class)| *class);
        return (class, Known::Exactly);
    }
    match PARTS.iter().find(|(parts, _)| parts.iter().any(|part| folded.contains(part))) {
        Some((_, kind)) => (Class::Deny(*kind), Known::Roughly),
        None => (Class::Deny(Kind::Other), Known::Not),
    }
}

/// Parts of keys that tell what they are about; the first row that fits wins.
const PARTS: [(&[&str], Kind); 11] = [
    (
        &[
            "secret",
            "token",
            "passw",
            "passcode",
            "apikey",
            "accesskey",
            "authoriz",
            "cookie",
            "credential",
            "signature",
            "session",
            "privatekey",
            "bearer",
            "jwt",
            "otp",
        ],
        Kind::Secret,
    ),
    (
        &[
            "mail",
            "phone",
            "mobile",
            "device",
            "useragent",
            "ipaddr",
            "remoteaddr",
            "latitude",
            "longitude",
            "geo",
            "whatsapp",
            "telegram",
            "msisdn",
            "forwardedfor",
            "clientip",
            "location",
            "telefon",
            "telephone",
            "الهاتف",
            "الجوال",
            "البريد",
            "手机",
            "电话",
            "邮箱",
            "телефон",
            "почт",
        ],
        Kind::Contact,
    ),
    (
        &["image", "photo", "selfie", "picture", "base64", "avatar", "portrait", "scan", "thumbnail"],
        Kind::Image,
    ),
    (
        &["faceid", "embedding", "fingerprint", "biometric", "template", "facevector", "landmark"],
        Kind::Biometric,
    ),
    (&["url", "link", "href", "endpoint", "webhook"], Kind::Secret),
    (
        &["dob", "birth", "born", "geburt", "nacimiento", "naissance", "الميلاد", "出生", "生日", "рожд"],
        Kind::Birth,
    ),
    (
        &["expir", "issued", "issuing", "validuntil", "validfrom", "validto", "dateofissue", "issuedate"],
        Kind::Date,
    ),
    (
        &[
            "nation",
            "gender",
            "sex",
            "country",
            "citizen",
            "issuer",
            "religion",
            "ethnic",
            "marital",
            "occupation",
            "profession",
        ],
        Kind::Origin,
    ),
    (
        &[
            "address",
            "street",
            "city",
            "postcode",
            "postal",
            "zip",
            "town",
            "province",
            "county",
            "apartment",
            "building",
            "العنوان",
            "地址",
            "адрес",
        ],
        Kind::Address,
    ),
    (
        &[
            "passport",
            "document",
            "mrz",
            "licen",
            "idno",
            "idnum",
            "cardno",
            "cardnum",
            "ssn",
            "emirates",
            "iban",
            "account",
            "personal",
            "serial",
            "idcard",
            "visa",
            "taxid",
            "barcode",
            "جواز",
            "الهوية",
            "护照",
            "身份证",
            "паспорт",
        ],
        Kind::Document,
    ),
    (
        &[
            "name",
            "nombre",
            "prenom",
            "apellido",
            "holder",
            "applicant",
            "person",
            "father",
            "mother",
            "spouse",
            "guardian",
            "alias",
            "patronym",
            "apellido",
            "اسم",
            "العميل",
            "姓名",
            "名字",
            "имя",
            "фамил",
        ],
        Kind::Name,
    ),
];

const fn deny(kind: Kind) -> Class {
    Class::Deny(kind)
}

/// Folded keys, sorted.
const TABLE: &[(&str, Class)] = &[
    ("accept", Class::Setting),
    ("accesstoken", deny(Kind::Secret)),
    ("actual", Class::Flag),
    ("age", deny(Kind::Birth)),
    ("aliases", deny(Kind::Name)),
    ("allfaceids", deny(Kind::Biometric)),
    ("allowedcountries", deny(Kind::Origin)),
    ("allowedkycdocuments", Class::DocumentType),
    ("allowednationalities", deny(Kind::Origin)),
    ("aml", deny(Kind::Name)),
    ("amltype", Class::Setting),
    ("amznrequestid", Class::Id),
    ("apigwrequestid", Class::Id),
    ("applicationid", deny(Kind::CustomerKey)),
    ("appversion", Class::Version),
    ("attempt", Class::Count),
    ("attempts", Class::Count),
    ("auth", deny(Kind::Secret)),
    ("authentication", Class::Plain),
    ("authorization", deny(Kind::Secret)),
    ("autocapture", Class::Flag),
    ("blockstatus", Class::Verdict),
    ("body", Class::Plain),
    ("branchid", Class::Id),
    ("callbackurl", deny(Kind::Secret)),
    ("charset", Class::Setting),
    ("clientid", deny(Kind::Secret)),
    ("clientsecret", deny(Kind::Secret)),
    ("code", Class::Code),
    ("codes", Class::Code),
    ("comment", deny(Kind::Other)),
    ("comments", deny(Kind::Other)),
    ("companyid", Class::Id),
    ("confidence", Class::Figures),
    ("connection", Class::Setting),
    ("content", Class::Plain),
    ("contentlength", Class::Count),
    ("contenttype", Class::Setting),
    ("cookie", deny(Kind::Secret)),
    ("createdat", Class::Time),
    ("customer", deny(Kind::Name)),
    ("customerid", deny(Kind::CustomerKey)),
    ("data", Class::Plain),
    ("datastoragetime", Class::Setting),
    ("date", Class::Time),
    ("dateofbirth", deny(Kind::Birth)),
    ("datetime", Class::Time),
    ("decision", Class::Verdict),
    ("declined", Class::Plain),
    ("description", Class::Message),
    ("detail", Class::Message),
    ("details", Class::Message),
    ("detectresult", deny(Kind::Contact)),
    ("devicedetails", deny(Kind::Contact)),
    ("dob", deny(Kind::Birth)),
    ("docbackimage", deny(Kind::Image)),
    ("docfrontimage", deny(Kind::Image)),
    ("doctype", Class::DocumentType),
    ("documentadditionalnumber", deny(Kind::Document)),
    ("documentdata", Class::Plain),
    ("documentdataconfidence", Class::Figures),
    ("documentfacematch", Class::Figures),
    ("documentlivenessverified", Class::Flag),
    ("documentname", Class::DocumentType),
    ("documentnumber", deny(Kind::Document)),
    ("documentoptional", Class::Flag),
    ("documents", Class::DocumentType),
    ("documenttype", Class::DocumentType),
    ("documenttypefull", Class::DocumentType),
    ("documentverified", Class::Flag),
    ("duration", Class::Count),
    ("durationms", Class::Count),
    ("elapsed", Class::Count),
    ("elapsedms", Class::Count),
    ("email", deny(Kind::Contact)),
    ("emailverification", Class::Flag),
    ("env", Class::Setting),
    ("error", Class::Message),
    ("errorcode", Class::Code),
    ("errorcodes", Class::Code),
    ("errordescription", Class::Message),
    ("errormessage", Class::Message),
    ("errors", Class::Message),
    ("errortype", Class::Message),
    ("expiresin", Class::Count),
    ("face", Class::Flag),
    ("facedetectionconfidence", Class::Figure),
    ("faceid", deny(Kind::Biometric)),
    ("facematchscore", Class::Figure),
    ("faceverified", Class::Flag),
    ("firstname", deny(Kind::Name)),
    ("from", deny(Kind::Contact)),
    ("fullname", deny(Kind::Name)),
    ("fuzz", Class::Figure),
    ("gender", deny(Kind::Origin)),
    ("genderconfidence", Class::Figure),
    ("geolocationenforce", Class::Flag),
    ("host", Class::Host),
    ("httpcode", Class::Code),
    ("httpstatus", Class::Code),
    ("httpstatuscode", Class::Code),
    ("id", deny(Kind::CustomerKey)),
    ("image", deny(Kind::Image)),
    ("imagequality", Class::Flag),
    ("images", deny(Kind::Image)),
    ("internalid", deny(Kind::Document)),
    ("invalid", Class::Plain),
    ("invaliddocuments", Class::DocumentType),
    ("ip", deny(Kind::Contact)),
    ("isidentical", Class::Flag),
    ("isrecaptureddocumentinvalid", Class::Flag),
    ("issued", deny(Kind::Date)),
    ("key", deny(Kind::Image)),
    ("kycdata", Class::Plain),
    ("kycrecords", Class::Plain),
    ("kycresponse", Class::Plain),
    ("lastname", deny(Kind::Name)),
    ("latency", Class::Count),
    ("level", Class::Setting),
    ("link", deny(Kind::Secret)),
    ("linkid", deny(Kind::Secret)),
    ("listname", deny(Kind::Name)),
    ("liveness", Class::Flags),
    ("livenesschecktype", Class::Setting),
    ("livenesspass", Class::Flag),
    ("livenessresponse", Class::Plain),
    ("livenessscore", Class::Figure),
    ("livenesstype", Class::Setting),
    ("localname", deny(Kind::Name)),
    ("location", deny(Kind::Contact)),
    ("log", Class::Plain),
    ("logedin", Class::Flag),
    ("loggedin", Class::Flag),
    ("maxage", deny(Kind::Birth)),
    ("message", Class::Message),
    ("messages", Class::Message),
    ("method", Class::Setting),
    ("middlename", deny(Kind::Name)),
    ("minage", deny(Kind::Birth)),
    ("mobilenumber", deny(Kind::Contact)),
    ("mrz", deny(Kind::Document)),
    ("msg", Class::Message),
    ("multikycenabled", Class::Flag),
    ("name", deny(Kind::Name)),
    ("nationality", deny(Kind::Origin)),
    ("notes", deny(Kind::Other)),
    ("notexpired", Class::Flag),
    ("objectsdetected", Class::Setting),
    ("ocronly", Class::Flag),
    ("ok", Class::Flag),
    ("optionaldata", deny(Kind::Name)),
    ("outcome", Class::Verdict),
    ("passed", Class::Flag),
    ("payload", Class::Plain),
    ("personalnumber", deny(Kind::Document)),
    ("phone", deny(Kind::Contact)),
    ("phonenumber", deny(Kind::Contact)),
    ("placeofbirth", deny(Kind::Birth)),
    ("probability", Class::Figure),
    ("quality", Class::Figure),
    ("reason", Class::Message),
    ("recapturedallow", Class::Flag),
    ("recordidentifier", deny(Kind::CustomerKey)),
    ("records", Class::Plain),
    ("reference", deny(Kind::Document)),
    ("referenceid", deny(Kind::CustomerKey)),
    ("region", deny(Kind::Address)),
    ("reply", Class::Plain),
    ("request", Class::Plain),
    ("requestid", Class::Id),
    ("response", Class::Plain),
    ("responsebody", Class::Plain),
    ("responsecode", Class::Code),
    ("responseid", Class::Id),
    ("result", Class::Plain),
    ("resultcode", Class::Code),
    ("results", Class::Plain),
    ("retries", Class::Count),
    ("retryafter", Class::Count),
    ("score", Class::Figure),
    ("selfiedata", Class::Flags),
    ("selfieimage", deny(Kind::Image)),
    ("selfielivenessverified", Class::Flag),
    ("server", Class::Setting),
    ("severity", Class::Setting),
    ("sex", deny(Kind::Origin)),
    ("side", Class::Setting),
    ("similarity", Class::Figure),
    ("smsverification", Class::Flag),
    ("source", Class::Setting),
    ("state", Class::Verdict),
    ("status", Class::Verdict),
    ("statuscode", Class::Code),
    ("statusmessage", Class::Message),
    ("statustext", Class::Message),
    ("storedata", Class::Flag),
    ("storeddata", Class::Flag),
    ("stream", Class::Setting),
    ("subject", deny(Kind::Other)),
    ("success", Class::Verdict),
    ("surname", deny(Kind::Name)),
    ("theme", Class::Plain),
    ("threshold", Class::Figure),
    ("time", Class::Time),
    ("timeout", Class::Count),
    ("timestamp", Class::Time),
    ("title", Class::Message),
    ("to", deny(Kind::Contact)),
    ("token", deny(Kind::Secret)),
    ("tokentype", Class::Setting),
    ("took", Class::Count),
    ("transferencoding", Class::Setting),
    ("ts", Class::Time),
    ("type", Class::Setting),
    ("updateby", deny(Kind::CustomerKey)),
    ("updatedat", Class::Time),
    ("uri", deny(Kind::Secret)),
    ("url", deny(Kind::Secret)),
    ("user", Class::Plain),
    ("useragent", deny(Kind::Contact)),
    ("userid", deny(Kind::CustomerKey)),
    ("userverifyonce", Class::Flag),
    ("v", Class::Count),
    ("validage", Class::Count),
    ("verdict", Class::Verdict),
    ("verification", Class::Flags),
    ("verificationrulespassed", Class::Flag),
    ("verificationsummary", Class::Flags),
    ("version", Class::Version),
    ("warnings", deny(Kind::Other)),
    ("workflowid", Class::Id),
    ("xamzapigwid", Class::Id),
    ("xamznrequestid", Class::Id),
    ("xrequestid", Class::Id),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_folded() {
        assert!(TABLE.is_sorted_by(|one, other| one.0 < other.0));
        for (key, _) in TABLE {
            assert_eq!(super::super::fold::key(key).as_deref(), Some(*key));
        }
    }

    #[test]
    fn the_parts_are_folded() {
        for part in PARTS.iter().flat_map(|(parts, _)| parts.iter()) {
            assert_eq!(super::super::fold::key(part).as_deref(), Some(*part));
        }
    }

    #[test]
    fn every_field_of_the_notes_is_classed() {
        let table: [(&[&str], Kind); 10] = [
            (
                &[
                    "fullname",
                    "firstname",
                    "middlename",
                    "lastname",
                    "localname",
                    "firstnamelocal",
                    "middlenamelocal",
                    "lastnamelocal",
                    "name",
                    "optionaldata",
                ],
                Kind::Name,
            ),
            (
                &[
                    "dob",
                    "dobday",
                    "dateofbirth",
                    "dateofbirthday",
                    "dateofbirthyear",
                    "age",
                    "placeofbirth",
                    "minage",
                ],
                Kind::Birth,
            ),
            (
                &[
                    "documentnumber",
                    "documentadditionalnumber",
                    "personalnumber",
                    "reference",
                    "internalid",
                    "mrz",
                    "passportno",
                ],
                Kind::Document,
            ),
            (&["expiry", "expiryday", "expiryyear", "issued", "issuedday", "issuedmonth"], Kind::Date),
            (
                &[
                    "nationality",
                    "nationalityiso2",
                    "nationalityfull",
                    "gender",
                    "sex",
                    "issuer",
                    "issueriso",
                ],
                Kind::Origin,
            ),
            (&["address", "address2", "postcode", "street"], Kind::Address),
            (
                &[
                    "images",
                    "selfieimage",
                    "docfrontimage",
                    "docbackimage",
                    "imageid",
                    "idfrontimage",
                    "ppbackimage",
                ],
                Kind::Image,
            ),
            (&["faceid", "allfaceids"], Kind::Biometric),
            (
                &[
                    "email",
                    "phonenumber",
                    "mobilenumber",
                    "devicedetails",
                    "useragent",
                    "ip",
                    "location",
                    "devicedetailsip",
                ],
                Kind::Contact,
            ),
            (
                &[
                    "accesstoken",
                    "authorization",
                    "xapikey",
                    "clientsecret",
                    "clientid",
                    "link",
                    "linkid",
                    "url",
                    "callbackurl",
                    "redirecturl",
                    "setcookie",
                    "proxyauthorization",
                ],
                Kind::Secret,
            ),
        ];
        for (keys, kind) in table {
            for key in keys {
                assert_eq!(classify(key).0, Class::Deny(kind), "{key}");
            }
        }
        for key in ["recordidentifier", "applicationid", "referenceid"] {
            assert_eq!(classify(key).0, Class::Deny(Kind::CustomerKey), "{key}");
        }
        assert_eq!(classify("favouritefood"), (Class::Deny(Kind::Other), Known::Not));
    }
}

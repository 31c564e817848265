//! Eighteen replies in other notations and transports than JSON: no cut and no single edit makes a code where none
//! was. Together with the twelve of `properties` they are thirty.
//!
//! Every prefix is tried. Of the edits each byte gets its deletion and, in turn, two of the thirteen characters put in
//! and two put in its place: all of them would take a minute.

use std::ops::Range;

use faceki_console::catalogue::{Catalogue, Code};
use faceki_console::decode::decode;

/// `«…»` marks where a code may be claimed; the marks are no part of the reply.
const REPLIES: [&str; 18] = [
    "{'status': False, 'code': «5004», 'message': 'order 8006', 'result': None, 'age': 500}",
    "Array\n(\n    [responseCode] => «8002»\n    [data] => Array\n        (\n            [error] => Array\n                (\n                    [code] => 5004\n                )\n            [age] => 400\n        )\n)\n",
    "{status=true, code=200, result={requestId=8006, decision=DECLINED, errorCodes=[«5005», «5010»]}, port=5004}",
    "KycReply(status=false, code=«8006», message=port 5004, result=null, age=500)",
    "status: true\ncode: 200\nresult:\n  - decision: DECLINED\n    age: 500\n    errorCodes:\n      - «5004»\n      - «5005»\n    face_id: 8006\n",
    "<reply><status>false</status><code>«5010»</code><port>8006</port><age>500</age></reply>",
    "map[age:500 appVersion:v3.0.0 code:«5008» message:in room 8006 result:<nil> status:false]",
    "[\"code\": «8024», \"status\": 0, \"age\": 500, \"link\": \"8006\"]",
    "{\n    code = 200;\n    result =     {\n        age = 500;\n        decision = DECLINED;\n        errorCodes = (\n        «5012»\n    );\n        requestId = 8006;\n    };\n    status = 1;\n}",
    "status     : False\ncode       : «5002»\nmessage    : fields\nport       : 8006\nage        : 500\n",
    "2031-02-03 10:11:12 ERROR [exec-5004] Client:8006 - {\"status\":false,\"code\":«5003»,\"age\":500}",
    "> {\"status\": true, \"code\": 200, \"result\":\n> [{\"age\": 500, \"decision\": \"DECLINED\", \"errorCodes\": [«5007»]}],\n> \"port\": 8006}\n",
    r#"{"log":"{\"status\":false,\"code\":«8007»,\"port\":\"8006\"}","pid":5004,"time":"500"}"#,
    "id,body,age\n5004,\"{\"\"status\"\":false,\"\"code\"\":«5013»,\"\"port\"\":8006}\",500\n",
    "status=false&code=«8004»&message=order+8006&port=5004&age=500",
    "status = true\ncode = 200\n\n[[result]]\nage = 500\ndecision = \"DECLINED\"\nerrorCodes = [«5014»]\n\n[server]\nport = 8006\n",
    "{:responseCode «8003», :data {:error {:code 8006, :message \"5004\"}, :age 500}}",
    "{&quot;status&quot;:false,&quot;code&quot;:«5006»,&quot;port&quot;:8006,&quot;age&quot;:500}",
];

/// A reply without its marks, and the bytes that were marked.
fn marked(reply: &str) -> (String, Vec<Range<usize>>) {
    let mut text = String::new();
    let mut places = Vec::new();
    for (index, part) in reply.split(['«', '»']).enumerate() {
        let start = text.len();
        text.push_str(part);
        if index % 2 == 1 {
            places.push(start..text.len());
        }
    }
    (text, places)
}

fn claims(text: &str, catalogue: &Catalogue) -> Vec<(Option<Code>, Range<usize>)> {
    let replies = decode(text.as_bytes(), catalogue).replies;
    replies.into_iter().flat_map(|reply| reply.codes).map(|code| (code.code, code.place.span)).collect()
}

#[test]
fn whole_they_say_the_marked_codes() {
    let catalogue = Catalogue::built_in();
    for reply in REPLIES {
        let (text, places) = marked(reply);
        let found: Vec<_> = claims(&text, &catalogue).into_iter().map(|(_, span)| span).collect();
        assert_eq!(found, places, "{text}");
    }
}

#[test]
fn a_cut_claims_no_code_that_the_whole_has_not() {
    let catalogue = Catalogue::built_in();
    for reply in REPLIES {
        let (text, places) = marked(reply);
        // Where no bracket and no comma is waited for, a number at the end of the paste is whole.
        let open = !text.contains(['{', '[', '(', '<', '&']);
        for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
            let cut = &text[..end];
            for (code, span) in claims(cut, &catalogue) {
                let whole = open && span.end == end && places.iter().any(|place| place.start == span.start);
                assert!(whole || places.contains(&span), "{code:?} claimed at {span:?} of {cut:?}");
            }
        }
    }
}

#[test]
fn an_edit_makes_no_code_where_none_was() {
    const PUT: [&str; 13] = ["\"", "{", "}", "[", ",", ":", "\\", " ", "0", "8", "x", "\n", "'"];
    let catalogue = Catalogue::built_in();
    for reply in REPLIES {
        let (text, places) = marked(reply);
        assert!(text.is_ascii());
        let success = text.find("200").map(|start| start..start + 3);
        let places: Vec<_> = places.into_iter().chain(success).collect();
        for at in 0..text.len() {
            let (before, here) = text.split_at(at);
            check(&format!("{before}{}", &here[1..]), at, &places, &catalogue);
            for turn in 0..2 {
                let put = PUT[(2 * at + turn) % PUT.len()];
                check(&format!("{before}{put}{here}"), at, &places, &catalogue);
                check(&format!("{before}{put}{}", &here[1..]), at, &places, &catalogue);
            }
        }
    }
}

/// Bytes between the end of a key and its first code, at most.
const KEY: usize = 24;
/// Bytes between the last code of a list and the bracket behind it, at most.
const LIST: usize = 8;

/// An edit moves what stands behind it by one byte at most. In the place of a success, 200, it may make a code, and
/// a digit put right behind the key is a code in its place.
fn check(text: &str, at: usize, places: &[Range<usize>], catalogue: &Catalogue) {
    for (code, span) in claims(text, catalogue) {
        let near = places.iter().any(|place| span.start + KEY >= place.start && span.end <= place.end + LIST);
        assert!(near, "{code:?} claimed at {span:?} of {text:?}, edited at {at}");
    }
}
